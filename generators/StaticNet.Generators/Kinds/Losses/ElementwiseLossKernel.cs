using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>
/// A loss that is a mean over elements and its gradient, a sample at a time. Values are summed over sixteen lanes in double
/// and then by one tree, so the sum doesn't depend on the vector width.
/// </summary>
internal sealed record ElementwiseLossKernel(LossFunction Function, int Outputs, int Stride, int TargetStride, int GradientStride) : KernelPlan
{
    private int Padded => (Outputs + 15) / 16 * 16;

    public override string Name => $"{Function.Name}{Outputs}";

    protected override string Details =>
        KernelDetail.Stride("y", Stride, Outputs) + KernelDetail.Stride("t", TargetStride, Outputs)
        + KernelDetail.Stride("dy", GradientStride, Outputs) + Function.Details;

    public override EquatableArray<string> Parameters =>
        new("ref float outputs", "ref float targets", "ref float losses", "ref float gradient", "ref double lanes", "int batch");

    public override Sharing Sharing => Sharing.Rows;

    // The reduction of a sample: some 10 ns.
    public override long Work => 1000 + ((long)Function.Work * Outputs);

    public override string Describe() =>
        $"losses[rows] = mean of {Function.Formula} and gradient[rows, {Outputs}], its derivative / (rows · {Outputs}).";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        // The double comes first, so that no product of constants is rounded to float.
        string divisor = Function.Divisor == 1f ? "" : $" * {Literal.Of(Function.Divisor)}";
        string elements = divisor.Length == 0 ? $"{Outputs}" : $"((double){Outputs}{divisor})";
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            writer.Line($"{lanes.Float} factor = {lanes.Broadcast($"(float)({Function.GradientFactor}.0 / ((double)batch * {Outputs}{divisor}))")};");
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                writer.Line($"ref float output = ref Unsafe.Add(ref outputs, row * {Stride});");
                writer.Line($"ref float target = ref Unsafe.Add(ref targets, row * {TargetStride});");
                writer.Line($"ref float g = ref Unsafe.Add(ref gradient, row * {GradientStride});");
                EmitRow(writer, lanes);
                writer.Line($"Unsafe.Add(ref losses, row) = (float)(FixedOrder.SumLanes(ref lanes) / {elements});");
            }
        }
    }

    private void EmitRow(SourceWriter writer, LaneType lanes)
    {
        using (writer.Block($"for (int lane = 0; lane < 16; lane += {lanes.Count})"))
        {
            writer.Line($"{lanes.Double} low = {lanes.Double}.Zero, high = {lanes.Double}.Zero;");
            using (writer.Block($"for (int c = lane; c < {Padded}; c += 16)"))
            {
                EmitLoad(writer, lanes);
                foreach (string term in Function.Terms(lanes))
                    writer.Line(term);
                writer.Line($"({Function.Gradient(lanes)} * factor).StoreUnsafe(ref Unsafe.Add(ref g, c));");
                EmitSum(writer, lanes);
            }

            writer.Line("low.StoreUnsafe(ref Unsafe.Add(ref lanes, lane));");
            writer.Line($"high.StoreUnsafe(ref Unsafe.Add(ref lanes, lane + {lanes.Double}.Count));");
        }
    }

    // Targets are 0 in the padding, outputs anything.
    private void EmitLoad(SourceWriter writer, LaneType lanes)
    {
        string output = lanes.Load("Unsafe.Add(ref output, c)");
        if (Padded > Outputs)
        {
            string padding = Function.Padding == 0f ? lanes.Zero : lanes.Broadcast(Literal.Of(Function.Padding));
            string inside = lanes.LessThan($"{lanes.Float}.Indices + {lanes.Broadcast("(float)c")}", lanes.Broadcast($"{Outputs}f"));
            output = lanes.Select(inside, output, padding);
        }

        writer.Line($"{lanes.Float} y = {output}, t = {lanes.Load("Unsafe.Add(ref target, c)")};");
    }

    // A product of floats is exact in double: fused or not, the bits are the same.
    private void EmitSum(SourceWriter writer, LaneType lanes)
    {
        writer.Line($"{lanes.Float} value = {Function.Value(lanes)};");
        if (Function.ValueFactor(lanes) is not { } other)
        {
            writer.Line($"low += {lanes.WidenLower("value")}; high += {lanes.WidenUpper("value")};");
            return;
        }

        writer.Line($"{lanes.Float} other = {other};");
        writer.Line($"low = {lanes.MultiplyAdd(lanes.WidenLower("value"), lanes.WidenLower("other"), "low")};");
        writer.Line($"high = {lanes.MultiplyAdd(lanes.WidenUpper("value"), lanes.WidenUpper("other"), "high")};");
    }
}
