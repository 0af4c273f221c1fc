using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Embedding;

/// <summary>Copies the row of each integer out of a table in panels of 16 rows, as a product with it wants them.</summary>
/// <param name="Features">The features of a row.</param>
/// <param name="PanelStride">From one panel of the table to the next.</param>
/// <param name="OutputStride">From one row of what it writes to the next.</param>
internal sealed record PanelEmbeddingForward(int Features, int PanelStride, int OutputStride) : KernelPlan
{
    public override string Name => $"PanelEmbedding{Features}";

    protected override string Details => KernelDetail.Panels(PanelStride, Features) + KernelDetail.Stride("y", OutputStride, Features);

    public override EquatableArray<string> Parameters => new("ref int tokens", "ref float table", "ref float y");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => 16L * Features;

    public override string Describe() => $"y[rows, {Features}] = table[tokens[rows], {Features}], out of panels of 16 rows.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line("int token = Unsafe.Add(ref tokens, row);");
            writer.Line($"ref float from = ref Unsafe.Add(ref table, (nint)(token >> 4) * {Literal.Of(PanelStride)} + (token & 15));");
            using (writer.Block($"for (int i = 0; i < {Literal.Of(Features)}; i++)"))
                writer.Line("Unsafe.Add(ref y, i) = Unsafe.Add(ref from, i * 16);");
            if (Features % 16 != 0)
            {
                using (writer.Block($"for (int i = {Literal.Of(Features)}; i < {Literal.Of((Features + 15) / 16 * 16)}; i++)"))
                    writer.Line("Unsafe.Add(ref y, i) = 0;");
            }

            writer.Line($"y = ref Unsafe.Add(ref y, {Literal.Of(OutputStride)});");
        }
    }
}
