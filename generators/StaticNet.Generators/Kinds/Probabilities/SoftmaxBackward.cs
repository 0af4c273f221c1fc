using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Probabilities;

/// <summary>The gradient of softmax, a row at a time, from its output: <c>dx = y · (dy − Σ dy · y)</c>.</summary>
internal sealed record SoftmaxBackward(int Length, int Stride) : KernelPlan
{
    private int Padded => (Length + 15) / 16 * 16;

    public override string Name => $"SoftmaxGradient{Length}";

    protected override string Details => KernelDetail.Stride("y", Stride, Length);

    public override EquatableArray<string> Parameters =>
        new("ref float gradients", "ref float outputs", "ref float inputGradients", "ref double lanes");

    public override Sharing Sharing => Sharing.Rows;

    // The reduction of a row, some 10 ns.
    public override long Work => 1000 + (4L * Length);

    public override string Describe() =>
        $"inputGradients[rows, {Length}] = outputs × (gradients − the sum of gradients × outputs), a row at a time.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var loops = new LossRows(lanes, Length);
        string y = lanes.Load("Unsafe.Add(ref y, c)"), g = lanes.Load("Unsafe.Add(ref g, c)");
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        using (writer.Block("for (int row = 0; row < rows; row++)"))
        {
            writer.Line($"ref float g = ref Unsafe.Add(ref gradients, row * {Literal.Of(Stride)});");
            writer.Line($"ref float y = ref Unsafe.Add(ref outputs, row * {Literal.Of(Stride)});");
            writer.Line($"ref float d = ref Unsafe.Add(ref inputGradients, row * {Literal.Of(Stride)});");
            loops.Sum(writer, mask => mask($"{g} * {y}"));
            writer.Line($"{lanes.Float} sum = {lanes.Broadcast("(float)FixedOrder.SumLanes(ref lanes)")};");

            // Outputs are 0 in the padding, and so are their gradients then.
            using (writer.Block($"for (int c = 0; c < {Literal.Of(Padded)}; c += {lanes.Count})"))
                writer.Line($"({y} * ({g} - sum)).StoreUnsafe(ref Unsafe.Add(ref d, c));");
        }
    }
}
