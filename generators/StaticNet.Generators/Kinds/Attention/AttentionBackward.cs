using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>
/// The gradient of an attention, query by query: <c>dp = dy · vᵀ</c>, <c>ds = p · (dp − Σ p · dp) / √d</c>, <c>dq = ds · k</c>; gradients of keys and values add what
/// each query gives, in ascending order.
/// </summary>
/// <param name="Shape">The sizes.</param>
/// <param name="InputStride">From one step's queries, keys and values to the next.</param>
/// <param name="ProbabilityStride">From one query's probabilities to the next.</param>
/// <param name="GradientStride">From one step's gradient to the next.</param>
/// <param name="InputGradientStride">From one step's gradient of queries, keys and values to the next.</param>
internal sealed record AttentionBackward(AttentionShape Shape, int InputStride, int ProbabilityStride, int GradientStride, int InputGradientStride) : KernelPlan
{
    /// <summary>Turned values; keys and the gradients of keys and values; the gradient of a query's scores; a query, its gradient and that of its output.</summary>
    public int Scratch => (Shape.Features * Shape.PaddedSteps) + (3 * Rows) + Shape.PaddedSteps + (3 * Shape.PaddedFeatures);

    private int Rows => Shape.Steps * Shape.PaddedFeatures;

    public override string Name => $"AttentionGradient{Shape.Name}";

    protected override string Details => KernelDetail.Stride("x", InputStride, 3 * Shape.Width) + KernelDetail.Stride("p", ProbabilityStride, Shape.Steps)
        + KernelDetail.Stride("dy", GradientStride, Shape.Width) + KernelDetail.Stride("dx", InputGradientStride, 3 * Shape.Width);

    public override EquatableArray<string> Parameters => new("ref float x", "ref float probabilities", "ref float dy", "ref float dx", "ref float scratch");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => Shape.Pairs * ((10L * Shape.PaddedFeatures) + 20);

    public override string Describe() =>
        $"dx[samples, {Shape.Steps}, {3 * Shape.Width}] from dy[samples, {Shape.Steps}, {Shape.Width}]: ds = p · (dy · vᵀ − Σ p · (dy · vᵀ)) · {Literal.Display(Shape.Scale)}, "
        + "dq = ds · k, dk = dsᵀ · q, dv = pᵀ · dy.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int samples)"))
        {
            EmitPlaces(writer);
            using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
            {
                using (writer.Block($"for (int head = 0; head < {Literal.Of(Shape.Heads)}; head++)"))
                    EmitHead(writer, lanes);
                Shape.EmitPadding(writer, "dx", 3 * Shape.Width, InputGradientStride);
                writer.Line($"x = ref Unsafe.Add(ref x, {Literal.Of(Shape.Steps * InputStride)}); dy = ref Unsafe.Add(ref dy, {Literal.Of(Shape.Steps * GradientStride)}); "
                    + $"dx = ref Unsafe.Add(ref dx, {Literal.Of(Shape.Steps * InputGradientStride)});");
            }
        }
    }

    private void EmitPlaces(SourceWriter writer)
    {
        string rows = Literal.Of(Rows), features = Literal.Of(Shape.PaddedFeatures);
        writer.Line($"ref float values = ref scratch, keys = ref Unsafe.Add(ref values, {Literal.Of(Shape.Features * Shape.PaddedSteps)});");
        writer.Line($"ref float dKeys = ref Unsafe.Add(ref keys, {rows}), dValues = ref Unsafe.Add(ref dKeys, {rows}), ds = ref Unsafe.Add(ref dValues, {rows});");
        writer.Line($"ref float q = ref Unsafe.Add(ref ds, {Literal.Of(Shape.PaddedSteps)}), dq = ref Unsafe.Add(ref q, {features}), g = ref Unsafe.Add(ref dq, {features});");
    }

    private void EmitHead(SourceWriter writer, LaneType lanes)
    {
        string width = Literal.Of(Shape.Width), width2 = Literal.Of(2 * Shape.Width);
        foreach (string place in new[] { "x", "dx" })
            writer.Line($"ref float {place}Query = ref Unsafe.Add(ref {place}, head * {Literal.Of(Shape.Features)}), {place}Key = ref Unsafe.Add(ref {place}Query, {width}), "
                + $"{place}Value = ref Unsafe.Add(ref {place}Query, {width2});");
        writer.Line($"ref float from = ref Unsafe.Add(ref dy, head * {Literal.Of(Shape.Features)});");
        Shape.EmitTurn(writer, "xValue", InputStride, "values");
        EmitRows(writer, lanes, ("xKey", InputStride), ("keys", Shape.PaddedFeatures));
        using (writer.Block($"for (int i = 0; i < {Literal.Of(2 * Rows)}; i += {lanes.Count})"))
            writer.Line(lanes.Store(lanes.Zero, "dKeys", "i"));
        using (writer.Block($"for (int step = 0; step < {Literal.Of(Shape.Steps)}; step++)"))
        {
            writer.Line($"int count = {Shape.Count};");
            Shape.EmitCopy(writer, lanes, "xQuery", "q");
            Shape.EmitCopy(writer, lanes, "from", "g");
            EmitScoreGradients(writer, lanes);
            EmitQueryGradient(writer, lanes);
            EmitKeysAndValues(writer, lanes);
            writer.Line($"xQuery = ref Unsafe.Add(ref xQuery, {Literal.Of(InputStride)}); dxQuery = ref Unsafe.Add(ref dxQuery, {Literal.Of(InputGradientStride)}); "
                + $"from = ref Unsafe.Add(ref from, {Literal.Of(GradientStride)});");
            writer.Line($"probabilities = ref Unsafe.Add(ref probabilities, {Literal.Of(ProbabilityStride)});");
        }

        EmitRows(writer, lanes, ("dKeys", Shape.PaddedFeatures), ("dxKey", InputGradientStride));
        EmitRows(writer, lanes, ("dValues", Shape.PaddedFeatures), ("dxValue", InputGradientStride));
    }

    private void EmitRows(SourceWriter writer, LaneType lanes, (string Place, int Stride) from, (string Place, int Stride) to)
    {
        using (writer.Block($"for (int step = 0; step < {Literal.Of(Shape.Steps)}; step++)"))
        {
            writer.Line($"ref float source = ref Unsafe.Add(ref {from.Place}, step * {Literal.Of(from.Stride)}), row = ref Unsafe.Add(ref {to.Place}, step * {Literal.Of(to.Stride)});");
            Shape.EmitCopy(writer, lanes, "source", "row");
        }
    }

    private void EmitScoreGradients(SourceWriter writer, LaneType lanes)
    {
        using (writer.Block($"for (int j = 0; j < count; j += {lanes.Count})"))
        {
            writer.Line($"{lanes.Float} sum = {lanes.Zero};");
            using (writer.Block($"for (int i = 0; i < {Literal.Of(Shape.Features)}; i++)"))
                writer.Line($"sum = {lanes.MultiplyAdd(lanes.Broadcast("Unsafe.Add(ref g, i)"), lanes.Load("values", $"(i * {Literal.Of(Shape.PaddedSteps)}) + j"), "sum")};");
            writer.Line(lanes.Store("sum", "ds", "j"));
        }

        writer.Line("double total = 0;");
        using (writer.Block("for (int j = 0; j < count; j++)"))
            writer.Line("total += (double)Unsafe.Add(ref probabilities, j) * Unsafe.Add(ref ds, j);");
        using (writer.Block($"for (int j = 0; j < count; j += {lanes.Count})"))
            writer.Line(lanes.Store(
                $"{lanes.Load("probabilities", "j")} * ({lanes.Load("ds", "j")} - {lanes.Broadcast("(float)total")}) * {lanes.Broadcast(Literal.Of(Shape.Scale))}", "ds", "j"));
    }

    private void EmitQueryGradient(SourceWriter writer, LaneType lanes)
    {
        using (writer.Block($"for (int i = 0; i < {Literal.Of(Shape.PaddedFeatures)}; i += {lanes.Count})"))
        {
            writer.Line($"{lanes.Float} sum = {lanes.Zero};");
            using (writer.Block("for (int j = 0; j < count; j++)"))
                writer.Line($"sum = {lanes.MultiplyAdd(lanes.Broadcast("Unsafe.Add(ref ds, j)"), lanes.Load("keys", $"(j * {Literal.Of(Shape.PaddedFeatures)}) + i"), "sum")};");
            writer.Line(lanes.Store("sum", "dq", "i"));
        }

        Shape.EmitCopy(writer, lanes, "dq", "dxQuery");
    }

    private void EmitKeysAndValues(SourceWriter writer, LaneType lanes)
    {
        using (writer.Block("for (int j = 0; j < count; j++)"))
        {
            writer.Line($"{lanes.Float} s = {lanes.Broadcast("Unsafe.Add(ref ds, j)")}, p = {lanes.Broadcast("Unsafe.Add(ref probabilities, j)")};");
            using (writer.Block($"for (int i = 0; i < {Literal.Of(Shape.PaddedFeatures)}; i += {lanes.Count})"))
            {
                writer.Line($"int at = (j * {Literal.Of(Shape.PaddedFeatures)}) + i;");
                writer.Line(lanes.Store(lanes.MultiplyAdd("s", lanes.Load("q", "i"), lanes.Load("dKeys", "at")), "dKeys", "at"));
                writer.Line(lanes.Store(lanes.MultiplyAdd("p", lanes.Load("g", "i"), lanes.Load("dValues", "at")), "dValues", "at"));
            }
        }
    }
}
