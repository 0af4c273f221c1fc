using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Regularization;

/// <summary>
/// Multiplies each element by its factor, drawn from the mask's key and the element's index in the batch. The backward pass is
/// the same on gradients: drawing 16 factors again takes about as long as reading them would.
/// </summary>
internal sealed record DropoutRows(int Length, int Stride) : KernelPlan
{
    public override string Name => $"Dropout{Length}";

    protected override string Details => KernelDetail.Stride("y", Stride, Length);

    public override EquatableArray<string> Parameters => new("ref float x", "ref float y", "float rate", "MaskKey key", "int firstRow");

    public override Sharing Sharing => Sharing.Rows;

    // Three multiplications of integers, each two instructions, and a dozen others.
    public override long Work => 16L * Stride;

    public override string Describe() => $"y[rows, {Length}] = x × 0 with probability rate, else x × 1/(1 − rate): the same at every call with the same key.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        string bits = lanes.Word;
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            writer.Line($"{bits} key0 = {lanes.Broadcast("key.Word0")}, key1 = {lanes.Broadcast("key.Word1")}, key2 = {lanes.Broadcast("key.Word2")};");
            writer.Line($"{lanes.Integer} threshold = {lanes.Broadcast("DropoutMask.Threshold(rate)")};");
            writer.Line($"{lanes.Float} scale = {lanes.Broadcast("DropoutMask.Scale(rate)")};");
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                writer.Line($"ref float xRow = ref Unsafe.Add(ref x, row * {Literal.Of(Stride)}), yRow = ref Unsafe.Add(ref y, row * {Literal.Of(Stride)});");
                writer.Line($"{bits} index = {bits}.Indices + {lanes.Broadcast($"(uint)((firstRow + row) * {Literal.Of(Length)})")};");

                // Whole panels: what reads the rows may read their padding.
                using (writer.Block($"for (int i = 0; i < {Literal.Of((Length + 15) / 16 * 16)}; i += {lanes.Count})"))
                {
                    writer.Line($"{lanes.Integer} kept = {lanes.Type}.GreaterThanOrEqual(DropoutMask.Bits(index, key0, key1, key2), threshold);");
                    writer.Line($"{lanes.Float} factor = {lanes.Select($"{lanes.Type}.As<int, float>(kept)", "scale", lanes.Zero)};");
                    writer.Line($"({lanes.Load("Unsafe.Add(ref xRow, i)")} * factor).StoreUnsafe(ref Unsafe.Add(ref yRow, i));");
                    writer.Line($"index += {lanes.Broadcast($"(uint){lanes.Count}")};");
                }
            }
        }
    }
}
