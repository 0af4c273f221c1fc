using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>
/// The gradient of an attention. A block of queries at a time: <c>dp = dy · vᵀ</c>, <c>ds = p · (dp − Σ p · dp) / √d</c>, <c>dq = ds · k</c>. Then a block of keys at a time:
/// <c>dk = dsᵀ · q</c> and <c>dv = pᵀ · dy</c>, which add queries in ascending order, without those before the block where none of them sees it. With dropout, dp and the p of dv are
/// multiplied by their factors.
/// </summary>
/// <param name="Shape">The sizes.</param>
/// <param name="InputStride">From one step's queries, keys and values to the next.</param>
/// <param name="ProbabilityStride">From one query's probabilities to the next.</param>
/// <param name="GradientStride">From one step's gradient to the next.</param>
/// <param name="InputGradientStride">From one step's gradient of queries, keys and values to the next.</param>
/// <param name="Drops">Whether probabilities were dropped at random.</param>
internal sealed record AttentionBackward(AttentionShape Shape, int InputStride, int ProbabilityStride, int GradientStride, int InputGradientStride, bool Drops) : KernelPlan
{
    /// <summary>
    /// The lanes of a sum, turned values and the gradient of a head's scores; where probabilities were dropped, a head's; and where features are no whole panels, queries, keys, the gradients of outputs, and what a block results in.
    /// </summary>
    public int Scratch => AttentionSoftmax.Scratch + ((Shape.Features + (Drops ? 2 : 1) * Shape.Steps) * Shape.PaddedSteps)
        + (Shape.IsWhole ? 0 : ((3 * Shape.Steps) + Shape.Rows) * Shape.PaddedFeatures);

    public override string Name => $"AttentionGradient{Shape.Name}";

    protected override string Details => KernelDetail.Stride("x", InputStride, 3 * Shape.Width) + KernelDetail.Stride("p", ProbabilityStride, Shape.Steps)
        + KernelDetail.Stride("dy", GradientStride, Shape.Width) + KernelDetail.Stride("dx", InputGradientStride, 3 * Shape.Width)
        + KernelDetail.If(Shape.HasLengths, "lengths") + KernelDetail.If(Drops, "dropout");

    public override EquatableArray<string> Parameters =>
        new([.. Places, .. Shape.HasLengths ? ["ref int lengths"] : Array.Empty<string>(), .. AttentionDropping.ParametersIf(Drops)]);

    public override Sharing Sharing => Sharing.Rows;

    // A sample is by itself.
    public override int RowsOfTile => 1;

    public override long Work => Shape.Pairs * ((10L * Shape.PaddedFeatures) + 20);

    public override string Describe() =>
        $"dx[samples, {Shape.Steps}, {3 * Shape.Width}] from dy[samples, {Shape.Steps}, {Shape.Width}]: ds = p · (dy · vᵀ − Σ p · (dy · vᵀ)) · {Literal.Display(Shape.Scale)}, "
        + $"dq = ds · k, dk = dsᵀ · q, dv = pᵀ · dy{(Drops ? ", dy · vᵀ and the p of dv × their factors" : "")}.";

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
                writer.Line($"Head(ref Unsafe.Add(ref x, {features}), ref probabilities, ref Unsafe.Add(ref dy, {features}), ref Unsafe.Add(ref dx, {features}), ref scratch{Shape.Argument("steps")}{AttentionDropping.HeadArgumentsIf(Shape, Drops)});");
                writer.Line($"probabilities = ref Unsafe.Add(ref probabilities, {Literal.Of(Shape.Steps * ProbabilityStride)});");
            }

            Shape.EmitBeyond(writer, lanes, "dx", 3 * Shape.Width, InputGradientStride);
            Shape.EmitPadding(writer, "dx", 3 * Shape.Width, InputGradientStride);
            writer.Line($"x = ref Unsafe.Add(ref x, {Literal.Of(Shape.Steps * InputStride)}); dy = ref Unsafe.Add(ref dy, {Literal.Of(Shape.Steps * GradientStride)}); "
                + $"dx = ref Unsafe.Add(ref dx, {Literal.Of(Shape.Steps * InputGradientStride)});");
        }

        EmitHead(writer);
        EmitProducts(writer, lanes);
    }

    private static IReadOnlyList<string> Places => ["ref float x", "ref float probabilities", "ref float dy", "ref float dx", "ref float scratch"];

    private AttentionDropping Dropping => new(Shape, ProbabilityStride);

    // What the gradient of values takes.
    private (string Place, int Stride) Taken => Drops ? ("dropped", Shape.PaddedSteps) : ("probabilities", ProbabilityStride);

    private int KeyStride => Shape.IsWhole ? InputStride : Shape.PaddedFeatures;

    private int RowGradientStride => Shape.IsWhole ? GradientStride : Shape.PaddedFeatures;

    private int ResultStride => Shape.IsWhole ? InputGradientStride : Shape.PaddedFeatures;

    private void EmitProducts(SourceWriter writer, LaneType lanes)
    {
        new AttentionProduct("ProbabilityGradients", GradientStride, 1, 16, 16 * Shape.Features, Shape.PaddedSteps).Emit(writer, lanes, Shape);
        if (Drops)
            Dropping.Emit(writer, lanes, isBack: true);
        new AttentionSoftmax(Shape, ProbabilityStride).EmitBackward(writer, lanes);
        new AttentionProduct("Queries", Shape.PaddedSteps, 1, KeyStride, 16, ResultStride).Emit(writer, lanes, Shape);
        new AttentionProduct("Keys", 1, Shape.PaddedSteps, KeyStride, 16, ResultStride).Emit(writer, lanes, Shape);
        new AttentionProduct("Values", 1, Taken.Stride, RowGradientStride, 16, ResultStride).Emit(writer, lanes, Shape);
    }

    private void EmitHead(SourceWriter writer)
    {
        writer.Line();
        writer.Line(KernelText.Optimized);
        using (writer.Block($"private static void Head({string.Join(", ", Places)}{Shape.Parameter("steps")}{AttentionDropping.HeadParametersIf(Drops)})"))
        {
            string width = Literal.Of(Shape.Width), width2 = Literal.Of(2 * Shape.Width);
            writer.Line("ref double lanes = ref Unsafe.As<float, double>(ref scratch);");
            writer.Line($"ref float values = ref Unsafe.Add(ref scratch, {AttentionSoftmax.Scratch}), ds = ref Unsafe.Add(ref values, {Literal.Of(Shape.Features * Shape.PaddedSteps)});");
            writer.Line($"PanelTranspose.PackRows(ref Unsafe.Add(ref x, {width2}), {Literal.Of(InputStride)}, {Shape.StepCount}, {Literal.Of(Shape.Features)}, ref values);");
            if (Drops)
                writer.Line($"ref float dropped = ref Unsafe.Add(ref ds, {Literal.Of(Shape.Steps * Shape.PaddedSteps)});");
            if (Shape.IsWhole)
                writer.Line($"ref float q = ref x, k = ref Unsafe.Add(ref x, {width}), g = ref dy;");
            else
                EmitPlaces(writer, width);
            using (Shape.EmitBlocks(writer))
                EmitQueries(writer);
            using (Shape.EmitBlocks(writer))
                EmitKeys(writer, width, width2);
        }
    }

    private void EmitPlaces(SourceWriter writer, string width)
    {
        string rows = Literal.Of(Shape.Steps * Shape.PaddedFeatures);
        writer.Line($"ref float q = ref Unsafe.Add(ref {(Drops ? "dropped" : "ds")}, {Literal.Of(Shape.Steps * Shape.PaddedSteps)}), k = ref Unsafe.Add(ref q, {rows}), g = ref Unsafe.Add(ref k, {rows}), "
            + $"result = ref Unsafe.Add(ref g, {rows}), keys = ref Unsafe.Add(ref x, {width});");
        Shape.EmitRows(writer, Shape.StepCount, ("x", InputStride), ("q", Shape.PaddedFeatures));
        Shape.EmitRows(writer, Shape.StepCount, ("keys", InputStride), ("k", Shape.PaddedFeatures));
        Shape.EmitRows(writer, Shape.StepCount, ("dy", GradientStride), ("g", Shape.PaddedFeatures));
    }

    private void EmitQueries(SourceWriter writer)
    {
        Shape.EmitSeen(writer);
        writer.Line($"ref float row = ref Unsafe.Add(ref ds, first * {Literal.Of(Shape.PaddedSteps)});");
        writer.Line($"ProbabilityGradients(ref Unsafe.Add(ref dy, first * {Literal.Of(GradientStride)}), ref values, ref row, {Literal.Of(Shape.Features)}, panels{Shape.Argument("rows")});");
        writer.Line($"ref float p = ref Unsafe.Add(ref probabilities, first * {Literal.Of(ProbabilityStride)});");
        if (Drops)
            writer.Line(Dropping.Call($"ref p, ref Unsafe.Add(ref dropped, first * {Literal.Of(Shape.PaddedSteps)}), ref row"));
        writer.Line($"ScoreGradients(ref p, ref row, ref lanes, panels{Shape.Argument("rows")});");
        EmitResult(writer, "Queries(ref row, ref k", "seen", "0");
    }

    private void EmitKeys(SourceWriter writer, string width, string width2)
    {
        string from = Shape.Causal ? "first" : "0", count = Shape.Causal ? $"{Shape.StepCount} - first" : Shape.StepCount;
        EmitResult(writer, $"Keys({Column("ds", Shape.PaddedSteps)}, {Rows("q", KeyStride)}", count, width);
        EmitResult(writer, $"Values({Column(Taken.Place, Taken.Stride)}, {Rows("g", RowGradientStride)}", count, width2);

        string Column(string place, int stride) => $"ref Unsafe.Add(ref {place}, ({from} * {Literal.Of(stride)}) + first)";
        string Rows(string place, int stride) => $"ref Unsafe.Add(ref {place}, {from} * {Literal.Of(stride)})";
    }

    private void EmitResult(SourceWriter writer, string call, string depth, string part)
    {
        using (writer.Block())
        {
            writer.Line($"ref float to = ref Unsafe.Add(ref dx, (first * {Literal.Of(InputGradientStride)}) + {part});");
            writer.Line($"{call}, ref {(Shape.IsWhole ? "to" : "result")}, {depth}, {Shape.Panels}{Shape.Argument("rows")});");
            if (!Shape.IsWhole)
                Shape.EmitRows(writer, Shape.RowCount, ("result", Shape.PaddedFeatures), ("to", InputGradientStride));
        }
    }
}
