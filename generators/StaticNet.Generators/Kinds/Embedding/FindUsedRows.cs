using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Embedding;

/// <summary>Finds the distinct rows of a table that a batch uses, in ascending order, for all workers.</summary>
/// <param name="Vocabulary">The rows of the table.</param>
/// <param name="Padding">The row that gets no gradient; null for none.</param>
internal sealed record FindUsedRows(int Vocabulary, int? Padding) : KernelPlan
{
    /// <summary>The rows as a parameter of kernels.</summary>
    public const string Parameter = "UsedRows used";

    private const int NoPadding = -1;

    public override string Name => $"FindUsedRows{Vocabulary}";

    protected override string Details => Padding is { } row ? $"_padding{Literal.Of(row)}" : "";

    public override EquatableArray<string> Parameters => new(Parameter, "ref int tokens");

    public override Sharing Sharing => Sharing.None;

    public override long Work => 4;

    public override string Describe() => $"The rows of {Literal.Display(Vocabulary)} that tokens name{(Padding is { } row ? $", but {row}" : "")}, each once, ascending.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
            writer.Line($"used.Begin(ref tokens, {Literal.Of(Padding ?? NoPadding)}, rows);");
    }
}
