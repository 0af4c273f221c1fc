namespace StaticNet.Generators.Members;

/// <summary>A parameter of a member.</summary>
/// <param name="Type">Its type as source, qualified from the root.</param>
/// <param name="Name">Its name as source.</param>
/// <param name="Summary">What it is, for documentation; empty where nobody reads it.</param>
/// <param name="Default">The value that it has if it is left out; null where it can't be.</param>
internal sealed record MemberParameter(string Type, string Name, string Summary = "", string? Default = null)
{
    /// <summary>Whether it is passed by a reference that can't be written to.</summary>
    public bool IsReadOnlyReference { get; init; }

    /// <summary>It as source.</summary>
    public string Declaration => $"{(IsReadOnlyReference ? "in " : "")}{Type} {Name}{(Default is null ? "" : $" = {Default}")}";
}
