using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Probabilities;

/// <summary>
/// Softmax of each row, with the bits of the runtime's <c>VectorMath.SoftmaxRow</c>: the largest value is subtracted first,
/// the sum is in fixed order. The padding of the output is 0.
/// </summary>
internal sealed record SoftmaxForward(int Length, int Stride) : KernelPlan
{
    public override string Name => $"Softmax{Length}";

    protected override string Details => KernelDetail.Stride("y", Stride, Length);

    public override EquatableArray<string> Parameters => new("ref float inputs", "ref float outputs", "ref double lanes");

    public override Sharing Sharing => Sharing.Rows;

    // The reductions of a row, some 30 ns, and e^x.
    public override long Work => 3000 + (20L * Length);

    public override string Describe() => $"outputs[rows, {Length}] = softmax(inputs), a row at a time.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var loops = new LossRows(lanes, Length);
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"ref float x = ref Unsafe.Add(ref inputs, row * {Literal.Of(Stride)});");
            writer.Line($"ref float y = ref Unsafe.Add(ref outputs, row * {Literal.Of(Stride)});");
            EmitMax(writer, lanes, loops);
            loops.ForEach(writer, mask =>
                writer.Line($"{mask($"VectorMath.Exp({lanes.Load("Unsafe.Add(ref x, c)")} - max)")}.StoreUnsafe(ref Unsafe.Add(ref y, c));"));
            loops.Sum(writer, _ => lanes.Load("Unsafe.Add(ref y, c)"));
            writer.Line($"{lanes.Float} sum = {lanes.Broadcast("(float)FixedOrder.SumLanes(ref lanes)")};");
            loops.ForEach(writer, mask =>
                writer.Line($"({mask($"{lanes.Load("Unsafe.Add(ref y, c)")} / sum")}).StoreUnsafe(ref Unsafe.Add(ref y, c));"));
        }
    }

    private static void EmitMax(SourceWriter writer, LaneType lanes, LossRows loops)
    {
        string first = lanes.Broadcast("x");
        writer.Line($"{lanes.Float} largest = {first};");
        loops.ForEach(writer, mask =>
        {
            // Padding stands in with the first value, which is no larger than the largest.
            writer.Line($"{lanes.Float} v = {lanes.Load("Unsafe.Add(ref x, c)")};");
            string value = mask("v");
            writer.Line($"largest = {lanes.Type}.Max(largest, {(value == "v" ? "v" : lanes.Select("inside", "v", first))});");
        });
        writer.Line($"{lanes.Float} max = {lanes.Broadcast("FixedOrder.Max(largest)")};");
    }
}
