using StaticNet.Generators.Members;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Emission;

/// <summary>
/// Writes members as the table declares and documents them, each with the body that an emitter has for it; nothing for those that the network
/// doesn't get.
/// </summary>
/// <param name="writer">The source.</param>
/// <param name="table">The network's members.</param>
internal sealed class MemberWriter(SourceWriter writer, MemberTable table)
{
    private readonly Dictionary<string, Member> _members = table.Emitted.ToDictionary(member => member.Key);
    private const string Options = $"{Types.System}Runtime.CompilerServices.MethodImplOptions.";

    // Tiered compilation would instrument it and guess at its paths, which takes longer than a small network; inlined into its caller, that happens as well.
    private const string Optimized = $"[{Types.System}Runtime.CompilerServices.MethodImpl({Options}AggressiveOptimization | {Options}NoInlining)]";

    private bool _isFirst = true;

    /// <summary>Writes a field.</summary>
    /// <param name="key">The member's key.</param>
    public void WriteField(string key) => Write(key, member => writer.Line($"{member.Declaration};"));

    /// <summary>Writes a member whose body is an expression.</summary>
    /// <param name="key">The member's key.</param>
    /// <param name="expression">The expression.</param>
    public void Write(string key, string expression) => Write(key, member => writer.Line($"{member.Declaration} => {expression};"));

    /// <summary>Writes a member whose body is a block.</summary>
    /// <param name="key">The member's key.</param>
    /// <param name="body">Writes what is between the braces.</param>
    public void Write(string key, Action body) => Write(key, member =>
    {
        using (writer.Block(member.Declaration))
            body();
    });

    /// <summary>Writes a method that is optimized from its first call on.</summary>
    /// <param name="key">The member's key.</param>
    /// <param name="body">Writes what is between the braces.</param>
    public void WriteOptimized(string key, Action body) => Write(key, member =>
    {
        writer.Line(Optimized);
        using (writer.Block(member.Declaration))
            body();
    });

    /// <summary>Writes a property that can be set.</summary>
    /// <param name="key">The member's key.</param>
    /// <param name="place">What it gets, and sets unless there is a call for that.</param>
    /// <param name="set">What sets it to <c>value</c>.</param>
    public void WriteSettable(string key, string place, string set = "value") => Write(key, () =>
    {
        writer.Line($"get => {place};");
        writer.Line($"set => {place} = {set};");
    });

    /// <summary>Writes a member.</summary>
    /// <param name="key">The member's key.</param>
    /// <param name="body">Writes the declaration with its body.</param>
    public void Write(string key, Action<Member> body)
    {
        // Once: a layer may have the name of a member that this network doesn't get.
        if (_members.TryGetValue(key, out var member) && _members.Remove(key))
            Write(member, body);
    }

    /// <summary>Writes a member that stands within another one.</summary>
    /// <param name="member">The member.</param>
    /// <param name="body">Writes the declaration with its body.</param>
    public void Write(Member member, Action<Member> body)
    {
        if (!_isFirst)
            writer.Line();
        _isFirst = false;
        foreach (string line in member.Documentation)
            writer.Line(line);
        body(member);
    }
}
