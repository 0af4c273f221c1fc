using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>
/// Softmax cross-entropy and its gradient for at most 16 classes, as many samples at a time as a vector has lanes: a
/// vector of a panel's row would be padding for the most part, and a largest logit, a sum and a logarithm for each sample
/// cost more than those for sixteen at once. The bits are those of <see cref="SoftmaxCrossEntropyKernel"/>: class c is lane
/// c of its sums.
/// </summary>
internal sealed record FewClassesCrossEntropyKernel(int Classes, int Stride, int GradientStride, CrossEntropyOptions Options) : KernelPlan
{
    /// <summary>A panel, so that no lane of a sum has two terms.</summary>
    public const int MostClasses = 16;

    // From one class to the next in the scratch space: the widest vector.
    private const int ClassStride = 16;

    /// <summary>
    /// The elements of scratch space: <c>[classes + 1, 16]</c>, a row for each class and one for the logit of the label,
    /// where the loss is left; with weights one more, for that of the label.
    /// </summary>
    public int ScratchLength => (Classes + (Options.IsWeighted ? 2 : 1)) * ClassStride;

    public override string Name => $"SoftmaxCrossEntropy{Classes}";

    protected override string Details => KernelDetail.Stride("x", Stride, Classes) + KernelDetail.Stride("dx", GradientStride, Classes) + Options.Details;

    public override EquatableArray<string> Parameters => Options.Parameters("ref float scratch");

    public override Sharing Sharing => Sharing.Rows;

    // The way of each logit there and back, and a sixteenth of the vectors' work: some 2 ns and 1 ns a class.
    public override long Work => 200 + (100L * Classes);

    public override string Describe() =>
        $"losses[rows] and gradient[rows, {Classes}] = (softmax(logits) − target) / rows{Options.Describe()}; lanes run across samples.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int rows)"))
        {
            if (Options.IsPlain)
                writer.Line("float scale = 1f / batch;");
            writer.Line($"ref float target = ref {Class("scratch", Classes)};");
            using (writer.Block($"for (int start = 0; start < rows; start += {lanes.Count})"))
            {
                // Lanes beyond the last sample compute with what they find; nobody reads it.
                writer.Line($"int count = rows - start < {lanes.Count} ? rows - start : {lanes.Count};");
                writer.Line("ref int label = ref Unsafe.Add(ref labels, start);");
                EmitLoad(writer);
                EmitSoftmax(writer, lanes);
                EmitStore(writer, lanes);
            }
        }
    }

    // One line for all classes: a line each would take much of a file's budget.
    private string EachClass(Func<int, string> statement) => string.Join(" ", Enumerable.Range(0, Classes).Select(statement));

    private static string Class(string first, int index) => KernelText.At(first, Literal.Of(index * ClassStride));

    private void EmitLoad(SourceWriter writer)
    {
        writer.Line($"ref float x = ref Unsafe.Add(ref logits, start * {Stride});");
        using (writer.Block("for (int i = 0; i < count; i++)"))
        {
            writer.Line("ref float e = ref Unsafe.Add(ref scratch, i);");
            writer.Line(EachClass(c => $"{Class("e", c)} = {KernelText.At("x", Literal.Of(c))};"));
            EmitLabel(writer);
            writer.Line($"x = ref Unsafe.Add(ref x, {Stride});");
        }
    }

    private void EmitLabel(SourceWriter writer)
    {
        string label = "Unsafe.Add(ref label, i)";
        if (!Options.IsPlain)
        {
            // An ignored sample computes with the first class; nothing of it is stored.
            writer.Line($"int y = {label};{(Options.IgnoreLabel is { } ignored ? $" if (y == {Literal.Of(ignored)}) y = 0;" : "")}");
            label = "y";
        }

        writer.Line($"{Class("e", Classes)} = Unsafe.Add(ref x, {label});");
        if (Options.IsWeighted)
            writer.Line($"{Class("e", Classes + 1)} = Unsafe.Add(ref weights, y);");
    }

    private void EmitSoftmax(SourceWriter writer, LaneType lanes)
    {
        // A NaN that the maximum passes over still reaches the sum, and with it the loss.
        writer.Line($"{lanes.Float} max = {lanes.Load("scratch")};");
        for (int c = 1; c < Classes; c++)
            writer.Line($"max = {lanes.Type}.MaxNative(max, {lanes.Load(Class("scratch", c))});");
        if (Options.IsWeighted)
            writer.Line($"{lanes.Float} weight = {lanes.Load(Class("scratch", Classes + 1))};");
        if (Options.IsSmooth)
        {
            EmitSum(writer, lanes, "distance", Distance);
            string classes = lanes.Broadcast($"{Classes}d");
            writer.Line($"{lanes.Float} spread = {lanes.Type}.Narrow(distanceLow / {classes}, distanceHigh / {classes});");
        }

        using (writer.Block($"for (int c = 0; c < {Literal.Of(Classes * ClassStride)}; c += {ClassStride})"))
            writer.Line($"VectorMath.Exp({lanes.Load("Unsafe.Add(ref scratch, c)")} - max).StoreUnsafe(ref Unsafe.Add(ref scratch, c));");
        EmitSum(writer, lanes, "sum", c => lanes.Load(Class("scratch", c)));
        writer.Line($"{lanes.Float} logSum = VectorMath.Log({lanes.Type}.Narrow(sumLow, sumHigh));");
        EmitLoss(writer, lanes);
        EmitGradient(writer, lanes);

        string Distance(int c)
        {
            string distance = $"max - {lanes.Load(Class("scratch", c))}";
            return Options.IsWeighted ? $"({distance}) * {Literal.Of(Options.ClassWeights[c])}" : distance;
        }
    }

    private void EmitLoss(SourceWriter writer, LaneType lanes)
    {
        string loss = $"logSum + (max - {lanes.Load("target")})";
        if (Options.IsSmooth)
        {
            string weight = Options.IsWeighted ? " * weight" : "", logarithm = Options.IsWeighted ? $"{Options.MeanWeight} * logSum" : "logSum";
            writer.Line($"({lanes.Broadcast(Options.Keep)}{weight} * ({loss}) + "
                + $"{lanes.Broadcast(Literal.Of(Options.LabelSmoothing))} * ({logarithm} + spread)).StoreUnsafe(ref target);");
        }
        else
            writer.Line($"({(Options.IsWeighted ? $"weight * ({loss})" : loss)}).StoreUnsafe(ref target);");
    }

    private void EmitGradient(SourceWriter writer, LaneType lanes)
    {
        writer.Line($"{lanes.Double} numerator = {lanes.Broadcast("(double)scale")};");
        string low = "numerator", high = "numerator";
        if (Options.IsWeighted)
        {
            writer.Line($"{lanes.Float} total = {Options.Total("weight", lanes.Broadcast)};");
            (low, high) = ($"numerator * {lanes.WidenLower("total")}", $"numerator * {lanes.WidenUpper("total")}");
        }

        writer.Line($"{lanes.Float} factor = {lanes.Type}.Narrow({low} / sumLow, {high} / sumHigh);");
        string smooth = "";
        if (Options.IsSmooth)
        {
            string share = $"{Literal.Of(Options.LabelSmoothing / Classes)} * scale";
            smooth = $" - {lanes.Broadcast(Options.IsWeighted ? $"Unsafe.Add(ref weights, c / {ClassStride}) * ({share})" : share)}";
        }

        using (writer.Block($"for (int c = 0; c < {Literal.Of(Classes * ClassStride)}; c += {ClassStride})"))
            writer.Line($"({lanes.Load("Unsafe.Add(ref scratch, c)")} * factor{smooth}).StoreUnsafe(ref Unsafe.Add(ref scratch, c));");
    }

    /// <summary>Writes the sums of a term over the classes, by the tree of <c>FixedOrder</c> for the lanes that there are.</summary>
    private void EmitSum(SourceWriter writer, LaneType lanes, string name, Func<int, string> term)
    {
        foreach (string half in (string[])["Low", "High"])
        {
            writer.Line($"{lanes.Double} {name}{half};");
            using (writer.Block())
            {
                writer.Line(EachClass(c => $"{lanes.Double} s{c} = {lanes.Type}.Widen{(half == "Low" ? "Lower" : "Upper")}({term(c)});"));
                for (int step = MostClasses / 2; step > 0; step /= 2)
                    if (step < Classes)
                        writer.Line(string.Join(" ", Enumerable.Range(0, Math.Min(step, Classes - step)).Select(c => $"s{c} += s{c + step};")));
                writer.Line($"{name}{half} = s0;");
            }
        }
    }

    private void EmitStore(SourceWriter writer, LaneType lanes)
    {
        writer.Line($"ref float g = ref Unsafe.Add(ref gradient, start * {GradientStride}), loss = ref Unsafe.Add(ref losses, start);");
        using (writer.Block("for (int i = 0; i < count; i++)"))
        {
            writer.Line("ref float e = ref Unsafe.Add(ref scratch, i);");
            if (Classes < MostClasses || Options.IgnoreLabel is not null)
                EmitPadding(writer, lanes);
            if (Options.IgnoreLabel is { } ignored)
                writer.Line($"if (Unsafe.Add(ref label, i) == {Literal.Of(ignored)}) {{ Unsafe.Add(ref loss, i) = 0f; g = ref Unsafe.Add(ref g, {GradientStride}); continue; }}");
            writer.Line(EachClass(c => $"{KernelText.At("g", Literal.Of(c))} = {Class("e", c)};"));
            writer.Line($"Unsafe.Add(ref g, Unsafe.Add(ref label, i)) -= {Options.LabelShare(Class("e", Classes + 1))};");
            writer.Line($"Unsafe.Add(ref loss, i) = {Class("e", Classes)};");
            writer.Line($"g = ref Unsafe.Add(ref g, {GradientStride});");
        }
    }

    private static void EmitPadding(SourceWriter writer, LaneType lanes)
    {
        if (lanes.IsWholePanel)
            writer.Line($"{lanes.Zero}.StoreUnsafe(ref g);");
        else
            using (writer.Block($"for (int c = 0; c < 16; c += {lanes.Count})"))
                writer.Line($"{lanes.Zero}.StoreUnsafe(ref Unsafe.Add(ref g, c));");
    }
}
