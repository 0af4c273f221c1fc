using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Embedding;

/// <summary>
/// The gradient of a table in panels of 16 rows, or a contribution to it: each row sums the gradients of its integer in ascending order of the batch's
/// rows, as in a table by rows. Workers share the panels, and the squares are another kernel's.
/// </summary>
/// <param name="Vocabulary">The rows of the table.</param>
/// <param name="Features">The features of a row.</param>
/// <param name="PanelStride">From one panel of the table's gradient to the next.</param>
/// <param name="GradientStride">From one row of the gradient that it reads to the next.</param>
/// <param name="Padding">The row that gets no gradient; null for none.</param>
internal sealed record PanelEmbeddingGradient(int Vocabulary, int Features, int PanelStride, int GradientStride, int? Padding) : TableGradient
{
    /// <summary>The batch that clearing the whole table is counted for.</summary>
    private const int UsualRows = 64;

    public override string Name => $"PanelEmbeddingGradient{Vocabulary}x{Features}";

    protected override string Details => (Padding is { } row ? $"_padding{Literal.Of(row)}" : "")
        + KernelDetail.Panels(PanelStride, Features) + KernelDetail.Stride("dy", GradientStride, Features);

    public override EquatableArray<string> Parameters => new("ref int tokens", "ref float dy", "ref float gradient");

    public override long Work => (16L * Features) + ((long)Panels * PanelStride / UsualRows);

    private int Panels => (Vocabulary + 15) / 16;

    public override string Describe() =>
        $"gradient[{Vocabulary}, {Features}] = the sum of dy[rows, {Features}] by tokens[rows]{(Padding is { } row ? $", of {row} none" : "")}, in panels of 16 rows.";

    protected override int TableRows => Vocabulary;

    protected override int RowsTogether => 16;

    protected override string Counted => "rows";

    protected override void EmitTable(SourceWriter writer, LaneType lanes)
    {
        writer.Line($"ref float panels = ref Unsafe.Add(ref gradient, (nint)(first >> 4) * {Literal.Of(PanelStride)});");
        using (writer.Block($"for (nint i = 0; i < (nint)(((last + 15) >> 4) - (first >> 4)) * {Literal.Of(PanelStride)}; i += {lanes.Count})"))
            writer.Line(lanes.Store(lanes.Zero, "panels", "i"));
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line("int token = Unsafe.Add(ref tokens, row);");
            using (writer.Block($"if (token >= first && token < last{(Padding is { } padding ? $" && token != {Literal.Of(padding)}" : "")})"))
            {
                writer.Line($"ref float sum = ref Unsafe.Add(ref gradient, (nint)(token >> 4) * {Literal.Of(PanelStride)} + (token & 15));");
                using (writer.Block($"for (int i = 0; i < {Literal.Of(Features)}; i++)"))
                    writer.Line("Unsafe.Add(ref sum, i * 16) += Unsafe.Add(ref dy, i);");
            }

            writer.Line($"dy = ref Unsafe.Add(ref dy, {Literal.Of(GradientStride)});");
        }
    }
}
