using StaticNet.Generators.Emission;
using StaticNet.Generators.Model;
using StaticNet.Generators.Planning;

namespace StaticNet.Generators.Kernels;

/// <summary>
/// Softmax cross-entropy and its gradient for more classes than a panel holds, a sample at a time: the largest logit is
/// subtracted first, so logits of ±1e4 stay finite.
/// </summary>
internal sealed record SoftmaxCrossEntropyKernel(int Classes, int Stride, int GradientStride, float LabelSmoothing) : KernelPlan
{
    public override string Name => $"SoftmaxCrossEntropy{Classes}";

    public override EquatableArray<string> Parameters =>
        new("ref float logits", "ref int labels", "ref float losses", "ref float gradient", "ref double lanes", "int batch");

    public override Sharing Sharing => Sharing.Rows;

    // A pass of exp and sums between two light ones, and the reductions of a sample: some 40 ns.
    public override long Work => 4000 + (20L * Classes);

    public override string Describe() =>
        $"losses[rows] and gradient[rows, {Classes}] = (softmax(logits) − target) / rows"
        + $"{(LabelSmoothing > 0 ? $", labels smoothed by {Literal.Display(LabelSmoothing)}" : "")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var loops = new LossRows(lanes, Classes);
        string keep = Literal.Of(1f - LabelSmoothing);
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            writer.Line("float scale = 1f / batch;");
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                writer.Line($"ref float x = ref Unsafe.Add(ref logits, row * {Stride});");
                writer.Line($"ref float g = ref Unsafe.Add(ref gradient, row * {GradientStride});");
                writer.Line("int label = Unsafe.Add(ref labels, row);");
                EmitMax(writer, lanes, loops);
                loops.Sum(writer, mask =>
                {
                    writer.Line($"{lanes.Float} e = {mask($"VectorMath.Exp({lanes.Load("Unsafe.Add(ref x, c)")} - max)")};");
                    writer.Line("e.StoreUnsafe(ref Unsafe.Add(ref g, c));");
                    return "e";
                });
                writer.Line("double sum = FixedOrder.SumLanes(ref lanes);");
                writer.Line("float logSum = VectorMath.Log((float)sum);");
                EmitLoss(writer, lanes, loops, keep);
                writer.Line($"{lanes.Float} factor = {lanes.Broadcast("(float)(scale / sum)")};");
                string smooth = LabelSmoothing > 0 ? $" - {lanes.Broadcast($"{Literal.Of(LabelSmoothing / Classes)} * scale")}" : "";
                loops.ForEach(writer, mask =>
                    writer.Line($"({mask($"{lanes.Load("Unsafe.Add(ref g, c)")} * factor{smooth}")}).StoreUnsafe(ref Unsafe.Add(ref g, c));"));
                writer.Line($"Unsafe.Add(ref g, label) -= {(LabelSmoothing > 0 ? $"{keep} * " : "")}scale;");
            }
        }
    }

    private static void EmitMax(SourceWriter writer, LaneType lanes, LossRows loops)
    {
        string first = lanes.Broadcast("x");
        writer.Line($"{lanes.Float} largest = {first};");
        loops.ForEach(writer, mask =>
        {
            // Padding stands in with the first logit, which is no larger than the largest. A NaN that the maximum passes
            // over still reaches the sum, and with it the loss.
            writer.Line($"{lanes.Float} v = {lanes.Load("Unsafe.Add(ref x, c)")};");
            string value = mask("v");
            writer.Line($"largest = {lanes.Type}.MaxNative(largest, {(value == "v" ? "v" : lanes.Select("inside", "v", first))});");
        });
        writer.Line("float peak = FixedOrder.Max(largest);");
        writer.Line($"{lanes.Float} max = {lanes.Broadcast("peak")};");
    }

    private void EmitLoss(SourceWriter writer, LaneType lanes, LossRows loops, string keep)
    {
        string label = "logSum + (peak - Unsafe.Add(ref x, label))";
        if (LabelSmoothing == 0f)
        {
            writer.Line($"Unsafe.Add(ref losses, row) = {label};");
            return;
        }

        loops.Sum(writer, mask => mask($"max - {lanes.Load("Unsafe.Add(ref x, c)")}"));
        writer.Line($"float spread = logSum + (float)(FixedOrder.SumLanes(ref lanes) / {Classes});");
        writer.Line($"Unsafe.Add(ref losses, row) = {keep} * ({label}) + {Literal.Of(LabelSmoothing)} * spread;");
    }
}
