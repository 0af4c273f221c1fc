using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kernels;

/// <summary>The mean squared error and its gradient, a sample at a time.</summary>
internal sealed record MeanSquaredErrorKernel(int Outputs, int Stride, int TargetStride, int GradientStride) : KernelPlan
{
    public override string Name => $"MeanSquaredError{Outputs}";

    public override EquatableArray<string> Parameters =>
        new("ref float outputs", "ref float targets", "ref float losses", "ref float gradient", "ref double lanes", "int batch");

    public override Sharing Sharing => Sharing.Rows;

    // The reduction of a sample: some 10 ns.
    public override long Work => 1000 + (8L * Outputs);

    public override string Describe() => $"losses[rows] and gradient[rows, {Outputs}] = 2(outputs − targets) / (rows · {Outputs}).";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var loops = new LossRows(lanes, Outputs);
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            writer.Line($"{lanes.Float} factor = {lanes.Broadcast($"(float)(2.0 / ((double)batch * {Outputs}))")};");
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                writer.Line($"ref float y = ref Unsafe.Add(ref outputs, row * {Stride});");
                writer.Line($"ref float t = ref Unsafe.Add(ref targets, row * {TargetStride});");
                writer.Line($"ref float g = ref Unsafe.Add(ref gradient, row * {GradientStride});");
                loops.ForEach(writer, mask =>
                    writer.Line($"({mask($"{lanes.Load("Unsafe.Add(ref y, c)")} - {lanes.Load("Unsafe.Add(ref t, c)")}")}).StoreUnsafe(ref Unsafe.Add(ref g, c));"));
                EmitSquares(writer, lanes);
                writer.Line($"Unsafe.Add(ref losses, row) = (float)(FixedOrder.SumLanes(ref lanes) / {Outputs});");
                using (writer.Block($"for (int c = 0; c < {(Outputs + 15) / 16 * 16}; c += {lanes.Count})"))
                    writer.Line($"({lanes.Load("Unsafe.Add(ref g, c)")} * factor).StoreUnsafe(ref Unsafe.Add(ref g, c));");
            }
        }
    }

    // The differences are zero in the padding, so their squares need no mask. A square of float is exact in double.
    private void EmitSquares(SourceWriter writer, LaneType lanes)
    {
        using (writer.Block($"for (int lane = 0; lane < 16; lane += {lanes.Count})"))
        {
            writer.Line($"{lanes.Double} low = {lanes.Double}.Zero, high = {lanes.Double}.Zero;");
            using (writer.Block($"for (int c = lane; c < {(Outputs + 15) / 16 * 16}; c += 16)"))
            {
                writer.Line($"{lanes.Float} difference = {lanes.Load("Unsafe.Add(ref g, c)")};");
                writer.Line($"{lanes.Double} lower = {lanes.Type}.WidenLower(difference); low = {lanes.MultiplyAdd("lower", "lower", "low")};");
                writer.Line($"{lanes.Double} upper = {lanes.Type}.WidenUpper(difference); high = {lanes.MultiplyAdd("upper", "upper", "high")};");
            }

            writer.Line("low.StoreUnsafe(ref Unsafe.Add(ref lanes, lane));");
            writer.Line($"high.StoreUnsafe(ref Unsafe.Add(ref lanes, lane + {lanes.Double}.Count));");
        }
    }
}
