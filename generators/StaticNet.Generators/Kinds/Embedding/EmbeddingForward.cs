using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Embedding;

/// <summary>Copies the row of each integer.</summary>
/// <param name="Features">The features of a row.</param>
/// <param name="TableStride">From one row of the table to the next.</param>
/// <param name="OutputStride">From one row of what it writes to the next.</param>
internal sealed record EmbeddingForward(int Features, int TableStride, int OutputStride) : KernelPlan
{
    public override string Name => $"Embedding{Features}";

    protected override string Details => KernelDetail.Number("table", TableStride, Padded) + KernelDetail.Stride("y", OutputStride, Features);

    public override EquatableArray<string> Parameters => new("ref int tokens", "ref float table", "ref float y");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => 4L * Padded;

    private int Padded => (Features + 15) / 16 * 16;

    public override string Describe() => $"y[rows, {Features}] = table[tokens[rows], {Features}].";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"ref float from = ref Unsafe.Add(ref table, (nint)Unsafe.Add(ref tokens, row) * {Literal.Of(TableStride)});");
            using (writer.Block($"for (int i = 0; i < {Literal.Of(Padded)}; i += {lanes.Count})"))
                writer.Line(lanes.Store(lanes.Load("from", "i"), "y", "i"));
            writer.Line($"y = ref Unsafe.Add(ref y, {Literal.Of(OutputStride)});");
        }
    }
}
