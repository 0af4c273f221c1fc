using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>
/// The attention of the heads of each sample, a block of queries at a time: scores add features in ascending order, with lanes across keys, for which keys are turned; the
/// weighted sum runs across features and adds keys in ascending order. Keys that no query of a block sees are left out.
/// </summary>
/// <param name="Shape">The sizes.</param>
/// <param name="QueryStride">From one step's queries to the next.</param>
/// <param name="KeyStride">From one step's keys, and values, to the next.</param>
/// <param name="ProbabilityStride">From one query's probabilities to the next.</param>
/// <param name="OutputStride">From one step's output to the next.</param>
/// <param name="Drops">Whether probabilities are dropped at random.</param>
internal sealed record AttentionForward(AttentionShape Shape, int QueryStride, int KeyStride, int ProbabilityStride, int OutputStride, bool Drops) : KernelPlan
{
    private static readonly IReadOnlyList<string> Places = ["ref float q", "ref float k", "ref float v", "ref float probabilities", "ref float y", "ref float scratch"];

    /// <summary>
    /// The lanes of a sum and turned keys; where probabilities are dropped, those of a block; and where features are no whole panels, values and the outputs of a block.
    /// </summary>
    public int Scratch => AttentionSoftmax.Scratch + ((Shape.Features + (Drops ? Shape.Queries.Rows : 0)) * Shape.Keys.Padded)
        + (Shape.IsWhole ? 0 : (Shape.Keys.Count + Shape.Queries.Rows) * Shape.PaddedFeatures);

    public override string Name => $"Attention{Shape.Name}";

    protected override string Details => KernelDetail.Stride("q", QueryStride, 3 * Shape.Width) + KernelDetail.Stride("k", KeyStride, 3 * Shape.Width)
        + KernelDetail.Stride("p", ProbabilityStride, Shape.Keys.Count) + KernelDetail.Stride("y", OutputStride, Shape.Width) + Shape.LengthsDetail + KernelDetail.If(Drops, "dropout");

    public override EquatableArray<string> Parameters => new([.. Places, .. Shape.LengthsParameter, .. AttentionDropping.ParametersIf(Drops)]);

    public override Sharing Sharing => Sharing.Rows;

    // A sample is by itself.
    public override int RowsOfTile => 1;

    public override long Work => Shape.Pairs * ((4L * Shape.PaddedFeatures) + 40);

    public override string Describe() =>
        $"y[samples, {Shape.Queries.Count}, {Shape.Width}] = softmax(q · kᵀ · {Literal.Display(Shape.Scale)}) · v for each of {KernelText.Count(Shape.Heads, "head")}, "
        + $"{KernelText.Count(Shape.Keys.Count, "key")}{(Shape.Causal ? " up to the query" : "")}{(Shape.HasLengths ? ", steps that a sample has" : "")}"
        + $"{(Drops ? ", probabilities × 0 with probability rate, else × 1/(1 − rate)" : "")}.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int samples)"))
        using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
        {
            Shape.EmitSteps(writer);
            using (writer.Block($"for (int head = 0; head < {Literal.Of(Shape.Heads)}; head++)"))
            {
                writer.Line($"int at = head * {Literal.Of(Shape.Features)};");
                writer.Line("Head(ref Unsafe.Add(ref q, at), ref Unsafe.Add(ref k, at), ref Unsafe.Add(ref v, at), ref probabilities, ref Unsafe.Add(ref y, at), "
                    + $"ref scratch{Shape.StepsArgument}{AttentionDropping.HeadArgumentsIf(Shape, Drops)});");
                writer.Line($"probabilities = ref Unsafe.Add(ref probabilities, {Literal.Of(Shape.Queries.Count * ProbabilityStride)});");
            }

            Shape.Queries.EmitBeyond(writer, lanes, "y", Shape.Width, OutputStride);
            Shape.Queries.EmitPadding(writer, "y", Shape.Width, OutputStride);
            string keys = Literal.Of(Shape.Keys.Count * KeyStride);
            writer.Line($"q = ref Unsafe.Add(ref q, {Literal.Of(Shape.Queries.Count * QueryStride)}); k = ref Unsafe.Add(ref k, {keys}); v = ref Unsafe.Add(ref v, {keys}); "
                + $"y = ref Unsafe.Add(ref y, {Literal.Of(Shape.Queries.Count * OutputStride)});");
        }

        EmitHead(writer);
        new AttentionProduct("Scores", QueryStride, 1, 16, 16 * Shape.Features, ProbabilityStride).Emit(writer, lanes, Shape.Queries);
        new AttentionSoftmax(Shape, ProbabilityStride).EmitForward(writer, lanes);
        if (Drops)
            Dropping.Emit(writer, lanes, isBack: false);
        new AttentionProduct("Means", Drops ? Shape.Keys.Padded : ProbabilityStride, 1, ValueStride, 16, Shape.IsWhole ? OutputStride : Shape.PaddedFeatures).Emit(writer, lanes, Shape.Queries);
    }

    private AttentionDropping Dropping => new(Shape, ProbabilityStride);

    private int ValueStride => Shape.IsWhole ? KeyStride : Shape.PaddedFeatures;

    private void EmitHead(SourceWriter writer)
    {
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void Head({string.Join(", ", Places)}{Shape.StepsParameter}{AttentionDropping.HeadParametersIf(Drops)})"))
        {
            writer.Line("ref double lanes = ref Unsafe.As<float, double>(ref scratch);");
            writer.Line($"ref float keys = ref Unsafe.Add(ref scratch, {AttentionSoftmax.Scratch});");
            writer.Line($"PanelTranspose.PackRows(ref k, {Literal.Of(KeyStride)}, {Shape.Keys.Source}, {Literal.Of(Shape.Features)}, ref keys);");
            if (Drops)
                writer.Line($"ref float dropped = ref Unsafe.Add(ref keys, {Literal.Of(Shape.Features * Shape.Keys.Padded)});");
            if (!Shape.IsWhole)
            {
                writer.Line($"ref float copies = ref Unsafe.Add(ref {(Drops ? "dropped" : "keys")}, {Literal.Of((Drops ? Shape.Queries.Rows : Shape.Features) * Shape.Keys.Padded)}), "
                    + $"means = ref Unsafe.Add(ref copies, {Literal.Of(Shape.Keys.Count * Shape.PaddedFeatures)});");
                Shape.EmitRows(writer, Shape.Keys.Source, ("v", KeyStride), ("copies", Shape.PaddedFeatures));
            }

            using (Shape.Queries.EmitBlocks(writer))
                EmitBlock(writer);
        }
    }

    private void EmitBlock(SourceWriter writer)
    {
        string rows = Shape.Queries.Argument;
        Shape.EmitSeen(writer);
        writer.Line($"ref float p = ref Unsafe.Add(ref probabilities, first * {Literal.Of(ProbabilityStride)}), to = ref Unsafe.Add(ref y, first * {Literal.Of(OutputStride)});");
        writer.Line($"Scores(ref Unsafe.Add(ref q, first * {Literal.Of(QueryStride)}), ref keys, ref p, {Literal.Of(Shape.Features)}, panels{rows});");
        writer.Line($"Softmax(ref p, ref lanes, seen, panels{rows});");
        if (Drops)
            writer.Line(Dropping.Call("ref p, ref dropped"));
        writer.Line($"Means(ref {(Drops ? "dropped" : "p")}, ref {(Shape.IsWhole ? "v" : "copies")}, ref {(Shape.IsWhole ? "to" : "means")}, seen, {Shape.Panels}{rows});");
        if (!Shape.IsWhole)
            Shape.EmitRows(writer, Shape.Queries.RowCount, ("means", Shape.PaddedFeatures), ("to", OutputStride));
    }
}
