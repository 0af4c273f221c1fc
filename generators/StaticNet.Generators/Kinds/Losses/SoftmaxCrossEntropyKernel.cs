using StaticNet.Generators.Collections;
using StaticNet.Generators.Kinds.Rows;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>
/// Softmax cross-entropy and its gradient for more classes than a panel holds, a sample at a time: the largest logit is
/// subtracted first, so logits of ±1e4 stay finite.
/// </summary>
internal sealed record SoftmaxCrossEntropyKernel(int Classes, int Stride, int GradientStride, CrossEntropyOptions Options) : KernelPlan
{
    public override string Name => $"SoftmaxCrossEntropy{Classes}";

    protected override string Details =>
        KernelDetail.Stride("x", Stride, Classes) + KernelDetail.Stride("dx", GradientStride, Classes)
        + KernelDetail.If(Classes <= FewClassesCrossEntropyKernel.MostClasses, "rows") + Options.Details;

    public override EquatableArray<string> Parameters => Options.Parameters("ref double lanes");

    public override Sharing Sharing => Sharing.Rows;

    // A pass of exp and sums between two light ones, and the reductions of a sample: some 40 ns.
    public override long Work => 4000 + (20L * Classes);

    public override string Describe() =>
        $"losses[rows] and gradient[rows, {Classes}] = (softmax(logits) − target) / rows{Options.Describe()}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        var loops = new LossRows(lanes, Classes);
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            if (Options.IsPlain)
                writer.Line("float scale = 1f / batch;");
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                writer.Line($"ref float x = ref Unsafe.Add(ref logits, row * {Stride});");
                writer.Line($"ref float g = ref Unsafe.Add(ref gradient, row * {GradientStride});");
                writer.Line("int label = Unsafe.Add(ref labels, row);");
                if (Options.IgnoreLabel is { } ignored)
                    EmitIgnored(writer, lanes, ignored);
                if (Options.IsWeighted)
                    writer.Line("float weight = Unsafe.Add(ref weights, label);");
                EmitMax(writer, lanes, loops);
                loops.Sum(writer, mask =>
                {
                    writer.Line($"{lanes.Float} e = {mask($"VectorMath.Exp({lanes.Load("Unsafe.Add(ref x, c)")} - max)")};");
                    writer.Line("e.StoreUnsafe(ref Unsafe.Add(ref g, c));");
                    return "e";
                });
                writer.Line("double sum = FixedOrder.SumLanes(ref lanes);");
                writer.Line("float logSum = VectorMath.Log((float)sum);");
                EmitLoss(writer, lanes, loops);
                EmitGradient(writer, lanes, loops);
            }
        }
    }

    private void EmitIgnored(SourceWriter writer, LaneType lanes, int ignored)
    {
        using (writer.Block($"if (label == {Literal.Of(ignored)})"))
        {
            writer.Line("Unsafe.Add(ref losses, row) = 0f;");
            using (writer.Block($"for (int c = 0; c < {(Classes + 15) / 16 * 16}; c += {lanes.Count})"))
                writer.Line($"{lanes.Zero}.StoreUnsafe(ref Unsafe.Add(ref g, c));");
            writer.Line("continue;");
        }
    }

    private void EmitGradient(SourceWriter writer, LaneType lanes, LossRows loops)
    {
        string numerator = Options.IsWeighted ? $"(double)scale * ({Options.Total("weight", value => value)})" : "scale";
        writer.Line($"{lanes.Float} factor = {lanes.Broadcast($"(float)({numerator} / sum)")};");
        string smooth = "";
        if (Options.IsSmooth)
        {
            string share = lanes.Broadcast($"{Literal.Of(Options.LabelSmoothing / Classes)} * scale");
            smooth = Options.IsWeighted ? $" - {lanes.Load("Unsafe.Add(ref weights, c)")} * {share}" : $" - {share}";
        }

        loops.ForEach(writer, mask =>
            writer.Line($"({mask($"{lanes.Load("Unsafe.Add(ref g, c)")} * factor{smooth}")}).StoreUnsafe(ref Unsafe.Add(ref g, c));"));
        writer.Line($"Unsafe.Add(ref g, label) -= {Options.LabelShare("weight")};");
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

    private void EmitLoss(SourceWriter writer, LaneType lanes, LossRows loops)
    {
        string label = "logSum + (peak - Unsafe.Add(ref x, label))";
        if (!Options.IsSmooth)
        {
            writer.Line($"Unsafe.Add(ref losses, row) = {(Options.IsWeighted ? $"weight * ({label})" : label)};");
            return;
        }

        string distance = $"max - {lanes.Load("Unsafe.Add(ref x, c)")}";
        loops.Sum(writer, mask => mask(Options.IsWeighted ? $"({distance}) * {lanes.Load("Unsafe.Add(ref weights, c)")}" : distance));
        writer.Line($"float spread = {(Options.IsWeighted ? $"{Options.MeanWeight} * logSum" : "logSum")} + (float)(FixedOrder.SumLanes(ref lanes) / {Classes});");
        string weight = Options.IsWeighted ? " * weight" : "";
        writer.Line($"Unsafe.Add(ref losses, row) = {Options.Keep}{weight} * ({label}) + {Literal.Of(Options.LabelSmoothing)} * spread;");
    }
}
