using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Rows;

/// <summary>
/// The gradient of a table, each of whose rows is a sum over the batch. Workers share the rows of the table, so that the order is the same for any number of them; each
/// reads all of the batch that its rows sum.
/// </summary>
internal abstract record TableGradient : KernelPlan
{
    public sealed override Sharing Sharing => Sharing.Columns;

    /// <summary>The rows of the table.</summary>
    protected abstract int TableRows { get; }

    /// <summary>The rows that one worker takes at least.</summary>
    protected virtual int RowsTogether => 1;

    /// <summary>What the batch is counted in: <c>rows</c>, <c>samples</c>.</summary>
    protected abstract string Counted { get; }

    /// <summary>Writes the statements that make the rows from <c>first</c> to before <c>last</c>.</summary>
    protected abstract void EmitTable(SourceWriter writer, LaneType lanes);

    public sealed override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int {Counted})"))
            writer.Line(CallOf(name, "0", Literal.Of(TableRows)));
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}_Table({string.Join(", ", Parameters)}, int {Counted}, int first, int last)"))
            EmitTable(writer, lanes);
    }

    public sealed override void EmitShare(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}Share({string.Join(", ", Parameters)}, int {Counted}, int worker, int workers)"))
        {
            KernelText.Share(writer, TableRows, RowsTogether);
            writer.Line(CallOf(name, "first", "last"));
        }
    }

    private string CallOf(string name, string first, string last) =>
        $"{name}_Table({string.Join(", ", Parameters.Select(KernelText.Argument))}, {Counted}, {first}, {last});";
}
