using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>
/// The attention of the heads of each sample, a block of queries at a time: scores add features in ascending order, with lanes across keys, for which keys are turned; the
/// weighted sum runs across features and adds keys in ascending order. Keys that no query of a block sees are left out.
/// </summary>
/// <param name="Shape">The sizes.</param>
/// <param name="InputStride">From one step's queries, keys and values to the next.</param>
/// <param name="ProbabilityStride">From one query's probabilities to the next.</param>
/// <param name="OutputStride">From one step's output to the next.</param>
/// <param name="Drops">Whether probabilities are dropped at random.</param>
internal sealed record AttentionForward(AttentionShape Shape, int InputStride, int ProbabilityStride, int OutputStride, bool Drops) : KernelPlan
{
    /// <summary>
    /// The lanes of a sum and turned keys; where probabilities are dropped, those of a block; and where features are no whole panels, values and the outputs of a block.
    /// </summary>
    public int Scratch => AttentionSoftmax.Scratch + ((Shape.Features + (Drops ? Shape.Rows : 0)) * Shape.PaddedSteps)
        + (Shape.IsWhole ? 0 : (Shape.Steps + Shape.Rows) * Shape.PaddedFeatures);

    public override string Name => $"Attention{Shape.Name}";

    protected override string Details => KernelDetail.Stride("x", InputStride, 3 * Shape.Width) + KernelDetail.Stride("p", ProbabilityStride, Shape.Steps)
        + KernelDetail.Stride("y", OutputStride, Shape.Width) + KernelDetail.If(Shape.HasLengths, "lengths") + KernelDetail.If(Drops, "dropout");

    public override EquatableArray<string> Parameters =>
        new([.. Places, .. Shape.HasLengths ? ["ref int lengths"] : Array.Empty<string>(), .. AttentionDropping.ParametersIf(Drops)]);

    public override Sharing Sharing => Sharing.Rows;

    // A sample is by itself.
    public override int RowsOfTile => 1;

    public override long Work => Shape.Pairs * ((4L * Shape.PaddedFeatures) + 40);

    public override string Describe() =>
        $"y[samples, {Shape.Steps}, {Shape.Width}] = softmax(q · kᵀ · {Literal.Display(Shape.Scale)}) · v for each of {KernelText.Count(Shape.Heads, "head")}"
        + $"{(Shape.Causal ? ", keys up to the query" : "")}{(Shape.HasLengths ? ", steps that a sample has" : "")}{(Drops ? ", probabilities × 0 with probability rate, else × 1/(1 − rate)" : "")}; x holds q, k and v.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int samples)"))
        using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
        {
            Shape.EmitSteps(writer);
            using (writer.Block($"for (int head = 0; head < {Literal.Of(Shape.Heads)}; head++)"))
            {
                string features = $"head * {Literal.Of(Shape.Features)}";
                writer.Line($"Head(ref Unsafe.Add(ref x, {features}), ref probabilities, ref Unsafe.Add(ref y, {features}), ref scratch{Shape.Argument("steps")}{AttentionDropping.HeadArgumentsIf(Shape, Drops)});");
                writer.Line($"probabilities = ref Unsafe.Add(ref probabilities, {Literal.Of(Shape.Steps * ProbabilityStride)});");
            }

            Shape.EmitBeyond(writer, lanes, "y", Shape.Width, OutputStride);
            Shape.EmitPadding(writer, "y", Shape.Width, OutputStride);
            writer.Line($"x = ref Unsafe.Add(ref x, {Literal.Of(Shape.Steps * InputStride)}); y = ref Unsafe.Add(ref y, {Literal.Of(Shape.Steps * OutputStride)});");
        }

        EmitHead(writer);
        new AttentionProduct("Scores", InputStride, 1, 16, 16 * Shape.Features, ProbabilityStride).Emit(writer, lanes, Shape);
        new AttentionSoftmax(Shape, ProbabilityStride).EmitForward(writer, lanes);
        if (Drops)
            Dropping.Emit(writer, lanes, isBack: false);
        new AttentionProduct("Means", Drops ? Shape.PaddedSteps : ProbabilityStride, 1, ValueStride, 16, Shape.IsWhole ? OutputStride : Shape.PaddedFeatures).Emit(writer, lanes, Shape);
    }

    private static IReadOnlyList<string> Places => ["ref float x", "ref float probabilities", "ref float y", "ref float scratch"];

    private AttentionDropping Dropping => new(Shape, ProbabilityStride);

    private int ValueStride => Shape.IsWhole ? InputStride : Shape.PaddedFeatures;

    private void EmitHead(SourceWriter writer)
    {
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void Head({string.Join(", ", Places)}{Shape.Parameter("steps")}{AttentionDropping.HeadParametersIf(Drops)})"))
        {
            writer.Line("ref double lanes = ref Unsafe.As<float, double>(ref scratch);");
            writer.Line($"ref float keys = ref Unsafe.Add(ref scratch, {AttentionSoftmax.Scratch}), values = ref Unsafe.Add(ref x, {Literal.Of(2 * Shape.Width)});");
            writer.Line($"PanelTranspose.PackRows(ref Unsafe.Add(ref x, {Literal.Of(Shape.Width)}), {Literal.Of(InputStride)}, {Shape.StepCount}, {Literal.Of(Shape.Features)}, ref keys);");
            if (Drops)
                writer.Line($"ref float dropped = ref Unsafe.Add(ref keys, {Literal.Of(Shape.Features * Shape.PaddedSteps)});");
            if (!Shape.IsWhole)
            {
                writer.Line($"ref float copies = ref Unsafe.Add(ref {(Drops ? "dropped" : "keys")}, {Literal.Of((Drops ? Shape.Rows : Shape.Features) * Shape.PaddedSteps)}), means = ref Unsafe.Add(ref copies, {Literal.Of(Shape.Steps * Shape.PaddedFeatures)});");
                Shape.EmitRows(writer, Shape.StepCount, ("values", InputStride), ("copies", Shape.PaddedFeatures));
            }

            using (Shape.EmitBlocks(writer))
                EmitBlock(writer);
        }
    }

    private void EmitBlock(SourceWriter writer)
    {
        Shape.EmitSeen(writer);
        writer.Line($"ref float p = ref Unsafe.Add(ref probabilities, first * {Literal.Of(ProbabilityStride)}), to = ref Unsafe.Add(ref y, first * {Literal.Of(OutputStride)});");
        writer.Line($"Scores(ref Unsafe.Add(ref x, first * {Literal.Of(InputStride)}), ref keys, ref p, {Literal.Of(Shape.Features)}, panels{Shape.Argument("rows")});");
        writer.Line($"Softmax(ref p, ref lanes, seen, panels{Shape.Argument("rows")});");
        if (Drops)
            writer.Line(Dropping.Call("ref p, ref dropped"));
        writer.Line($"Means(ref {(Drops ? "dropped" : "p")}, ref {(Shape.IsWhole ? "values" : "copies")}, ref {(Shape.IsWhole ? "to" : "means")}, seen, {Shape.Panels}{Shape.Argument("rows")});");
        if (!Shape.IsWhole)
            Shape.EmitRows(writer, Shape.RowCount, ("means", Shape.PaddedFeatures), ("to", OutputStride));
    }
}
