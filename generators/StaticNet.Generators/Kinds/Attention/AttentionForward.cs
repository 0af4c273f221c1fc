using StaticNet.Generators.Collections;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Attention;

/// <summary>
/// The attention of the heads of each sample. Keys are turned, so that lanes run across them and a score adds features in ascending order; the weighted sum runs across
/// features and adds keys in ascending order.
/// </summary>
/// <param name="Shape">The sizes.</param>
/// <param name="InputStride">From one step's queries, keys and values to the next.</param>
/// <param name="ProbabilityStride">From one query's probabilities to the next.</param>
/// <param name="OutputStride">From one step's output to the next.</param>
internal sealed record AttentionForward(AttentionShape Shape, int InputStride, int ProbabilityStride, int OutputStride) : KernelPlan
{
    /// <summary>Turned keys, values and one output.</summary>
    public int Scratch => (Shape.Features * Shape.PaddedSteps) + ((Shape.Steps + 1) * Shape.PaddedFeatures);

    public override string Name => $"Attention{Shape.Name}";

    protected override string Details => KernelDetail.Stride("x", InputStride, 3 * Shape.Width) + KernelDetail.Stride("p", ProbabilityStride, Shape.Steps)
        + KernelDetail.Stride("y", OutputStride, Shape.Width);

    public override EquatableArray<string> Parameters => new("ref float x", "ref float probabilities", "ref float y", "ref float scratch");

    public override Sharing Sharing => Sharing.Rows;

    public override long Work => Shape.Pairs * ((4L * Shape.PaddedFeatures) + 40);

    public override string Describe() =>
        $"y[samples, {Shape.Steps}, {Shape.Width}] = softmax(q · kᵀ · {Literal.Display(Shape.Scale)}) · v for each of {KernelText.Count(Shape.Heads, "head")}"
        + $"{(Shape.Causal ? ", keys up to the query" : "")}; x holds q, k and v.";

    public override void Emit(SourceWriter writer, LaneType lanes, string name)
    {
        writer.Line(KernelText.Optimized);
        using (writer.Block($"public static void {name}({string.Join(", ", Parameters)}, int samples)"))
        {
            writer.Line($"ref float keys = ref scratch, values = ref Unsafe.Add(ref scratch, {Literal.Of(Shape.Features * Shape.PaddedSteps)});");
            writer.Line($"ref float mean = ref Unsafe.Add(ref values, {Literal.Of(Shape.Steps * Shape.PaddedFeatures)});");
            using (writer.Block("for (int sample = 0; sample < samples; sample++)"))
            {
                using (writer.Block($"for (int head = 0; head < {Literal.Of(Shape.Heads)}; head++)"))
                    EmitHead(writer, lanes);
                Shape.EmitPadding(writer, "y", Shape.Width, OutputStride);
                writer.Line($"x = ref Unsafe.Add(ref x, {Literal.Of(Shape.Steps * InputStride)}); y = ref Unsafe.Add(ref y, {Literal.Of(Shape.Steps * OutputStride)});");
            }
        }
    }

    private void EmitHead(SourceWriter writer, LaneType lanes)
    {
        writer.Line($"ref float query = ref Unsafe.Add(ref x, head * {Literal.Of(Shape.Features)}), to = ref Unsafe.Add(ref y, head * {Literal.Of(Shape.Features)});");
        writer.Line($"ref float key = ref Unsafe.Add(ref query, {Literal.Of(Shape.Width)}), value = ref Unsafe.Add(ref query, {Literal.Of(2 * Shape.Width)});");
        Shape.EmitTurn(writer, "key", InputStride, "keys");
        using (writer.Block($"for (int step = 0; step < {Literal.Of(Shape.Steps)}; step++)"))
        {
            writer.Line($"ref float from = ref Unsafe.Add(ref value, step * {Literal.Of(InputStride)}), row = ref Unsafe.Add(ref values, step * {Literal.Of(Shape.PaddedFeatures)});");
            Shape.EmitCopy(writer, lanes, "from", "row");
        }

        using (writer.Block($"for (int step = 0; step < {Literal.Of(Shape.Steps)}; step++)"))
        {
            writer.Line($"int count = {Shape.Count};");
            EmitScores(writer, lanes);
            EmitSoftmax(writer, lanes);
            EmitMean(writer, lanes);
            writer.Line($"query = ref Unsafe.Add(ref query, {Literal.Of(InputStride)}); to = ref Unsafe.Add(ref to, {Literal.Of(OutputStride)});");
            writer.Line($"probabilities = ref Unsafe.Add(ref probabilities, {Literal.Of(ProbabilityStride)});");
        }
    }

    // What lies behind the keys that a query sees is computed with their vector, and never read.
    private void EmitScores(SourceWriter writer, LaneType lanes)
    {
        using (writer.Block($"for (int j = 0; j < count; j += {lanes.Count})"))
        {
            writer.Line($"{lanes.Float} sum = {lanes.Zero};");
            using (writer.Block($"for (int i = 0; i < {Literal.Of(Shape.Features)}; i++)"))
                writer.Line($"sum = {lanes.MultiplyAdd(lanes.Broadcast("Unsafe.Add(ref query, i)"), lanes.Load("keys", $"(i * {Literal.Of(Shape.PaddedSteps)}) + j"), "sum")};");
            writer.Line(lanes.Store($"sum * {lanes.Broadcast(Literal.Of(Shape.Scale))}", "probabilities", "j"));
        }
    }

    private static void EmitSoftmax(SourceWriter writer, LaneType lanes)
    {
        writer.Line("float largest = probabilities;");
        using (writer.Block("for (int j = 1; j < count; j++)"))
            writer.Line("largest = global::System.Math.Max(largest, Unsafe.Add(ref probabilities, j));");
        using (writer.Block($"for (int j = 0; j < count; j += {lanes.Count})"))
            writer.Line(lanes.Store($"VectorMath.Exp({lanes.Load("probabilities", "j")} - {lanes.Broadcast("largest")})", "probabilities", "j"));
        writer.Line("double total = 0;");
        using (writer.Block("for (int j = 0; j < count; j++)"))
            writer.Line("total += Unsafe.Add(ref probabilities, j);");
        using (writer.Block($"for (int j = 0; j < count; j += {lanes.Count})"))
            writer.Line(lanes.Store($"{lanes.Load("probabilities", "j")} / {lanes.Broadcast("(float)total")}", "probabilities", "j"));
    }

    private void EmitMean(SourceWriter writer, LaneType lanes)
    {
        using (writer.Block($"for (int i = 0; i < {Literal.Of(Shape.PaddedFeatures)}; i += {lanes.Count})"))
        {
            writer.Line($"{lanes.Float} sum = {lanes.Zero};");
            using (writer.Block("for (int j = 0; j < count; j++)"))
                writer.Line($"sum = {lanes.MultiplyAdd(lanes.Broadcast("Unsafe.Add(ref probabilities, j)"), lanes.Load("values", $"(j * {Literal.Of(Shape.PaddedFeatures)}) + i"), "sum")};");
            writer.Line(lanes.Store("sum", "mean", "i"));
        }

        Shape.EmitCopy(writer, lanes, "mean", "to");
    }
}
