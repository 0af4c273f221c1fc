using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Regularization;

/// <summary>Multiplies each element by its factor. The backward pass is the same on gradients.</summary>
internal sealed record DropoutRows(int Length, int Stride) : KernelPlan
{
    public override string Name => $"Dropout{Length}";

    protected override string Details => KernelDetail.Stride("y", Stride, Length);

    public override EquatableArray<string> Parameters => new(["ref float x", "ref float y", .. DropoutFactors.Parameters]);

    public override Sharing Sharing => Sharing.Rows;

    // Three multiplications of integers, each two instructions, and a dozen others.
    public override long Work => 16L * Stride;

    public override string Describe() => $"y[rows, {Length}] = x × 0 with probability rate, else x × 1/(1 − rate): the same at every call with the same key.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            DropoutFactors.EmitMask(writer, lanes);
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                writer.Line($"ref float xRow = ref Unsafe.Add(ref x, row * {Literal.Of(Stride)}), yRow = ref Unsafe.Add(ref y, row * {Literal.Of(Stride)});");
                DropoutFactors.EmitIndex(writer, lanes, $"(firstRow + row) * {Literal.Of(Length)}");

                // Whole panels: what reads the rows may read their padding.
                using (writer.Block($"for (int i = 0; i < {Literal.Of((Length + 15) / 16 * 16)}; i += {lanes.Count})"))
                {
                    DropoutFactors.EmitFactor(writer, lanes);
                    writer.Line($"({lanes.Load("Unsafe.Add(ref xRow, i)")} * factor).StoreUnsafe(ref Unsafe.Add(ref yRow, i));");
                    DropoutFactors.EmitNext(writer, lanes);
                }
            }
        }
    }
}
