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
/// <param name="QueryStride">From one step's queries to the next.</param>
/// <param name="KeyStride">From one step's keys, and values, to the next.</param>
/// <param name="ProbabilityStride">From one query's probabilities to the next.</param>
/// <param name="GradientStride">From one step's gradient to the next.</param>
/// <param name="QueryGradientStride">From one step's gradient of queries to the next.</param>
/// <param name="KeyGradientStride">From one step's gradient of keys, and values, to the next.</param>
/// <param name="IsJoined">Whether queries, keys and values lie in a row, one after the other; else each of them has padding of its own.</param>
/// <param name="Drops">Whether probabilities were dropped at random.</param>
internal sealed record AttentionBackward(
    AttentionShape Shape, int QueryStride, int KeyStride, int ProbabilityStride, int GradientStride, int QueryGradientStride, int KeyGradientStride, bool IsJoined, bool Drops)
    : KernelPlan
{
    private static readonly IReadOnlyList<string> Places =
        ["ref float q", "ref float k", "ref float v", "ref float probabilities", "ref float dy", "ref float dq", "ref float dk", "ref float dv", "ref float scratch"];

    /// <summary>
    /// The lanes of a sum, turned values and the gradient of a head's scores; where probabilities were dropped, a head's; and where features are no whole panels, queries, keys, the gradients of outputs, and what a
    /// block results in.
    /// </summary>
    public int Scratch => AttentionSoftmax.Scratch + ((Shape.Features + ((Drops ? 2 : 1) * Shape.Queries.Count)) * Shape.Keys.Padded)
        + (Shape.IsWhole ? 0 : ((2 * Shape.Queries.Count) + Shape.Keys.Count + Math.Max(Shape.Queries.Rows, Shape.Keys.Rows)) * Shape.PaddedFeatures);

    public override string Name => $"AttentionGradient{Shape.Name}";

    protected override string Details => KernelDetail.Stride("q", QueryStride, 3 * Shape.Width) + KernelDetail.Stride("k", KeyStride, 3 * Shape.Width)
        + KernelDetail.Stride("p", ProbabilityStride, Shape.Keys.Count) + KernelDetail.Stride("dy", GradientStride, Shape.Width)
        + KernelDetail.Stride("dq", QueryGradientStride, 3 * Shape.Width) + KernelDetail.Stride("dk", KeyGradientStride, 3 * Shape.Width)
        + KernelDetail.If(!IsJoined, "apart") + Shape.LengthsDetail + KernelDetail.If(Drops, "dropout");

    public override EquatableArray<string> Parameters => new([.. Places, .. Shape.LengthsParameter, .. AttentionDropping.ParametersIf(Drops)]);

    public override Sharing Sharing => Sharing.Rows;

    // A sample is by itself.
    public override int RowsOfTile => 1;

    public override long Work => Shape.Pairs * ((10L * Shape.PaddedFeatures) + 20);

    public override string Describe() =>
        $"dq[samples, {Shape.Queries.Count}, {Shape.Width}], dk and dv[samples, {Shape.Keys.Count}, {Shape.Width}] from dy: ds = p · (dy · vᵀ − Σ p · (dy · vᵀ)) · {Literal.Display(Shape.Scale)}, "
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
                writer.Line($"int at = head * {Literal.Of(Shape.Features)};");
                writer.Line($"Head({string.Join(", ", Places.Select(place => place.Split(' ')[2]).Select(place => place is "probabilities" or "scratch" ? $"ref {place}" : $"ref Unsafe.Add(ref {place}, at)"))}"
                    + $"{Shape.StepsArgument}{AttentionDropping.HeadArgumentsIf(Shape, Drops)});");
                writer.Line($"probabilities = ref Unsafe.Add(ref probabilities, {Literal.Of(Shape.Queries.Count * ProbabilityStride)});");
            }

            EmitZeros(writer, lanes);
            string queries = $"{Literal.Of(Shape.Queries.Count * QueryStride)}", keys = Literal.Of(Shape.Keys.Count * KeyStride), keyGradients = Literal.Of(Shape.Keys.Count * KeyGradientStride);
            writer.Line($"q = ref Unsafe.Add(ref q, {queries}); k = ref Unsafe.Add(ref k, {keys}); v = ref Unsafe.Add(ref v, {keys}); "
                + $"dy = ref Unsafe.Add(ref dy, {Literal.Of(Shape.Queries.Count * GradientStride)});");
            writer.Line($"dq = ref Unsafe.Add(ref dq, {Literal.Of(Shape.Queries.Count * QueryGradientStride)}); dk = ref Unsafe.Add(ref dk, {keyGradients}); dv = ref Unsafe.Add(ref dv, {keyGradients});");
        }

        new AttentionBackwardHead(this).Emit(writer, lanes, Places);
    }

    // Rows that a sample doesn't have, and padding, which the products behind read.
    private void EmitZeros(SourceWriter writer, LaneType lanes)
    {
        if (IsJoined)
        {
            Shape.Queries.EmitBeyond(writer, lanes, "dq", 3 * Shape.Width, QueryGradientStride);
            Shape.Queries.EmitPadding(writer, "dq", 3 * Shape.Width, QueryGradientStride);
            return;
        }

        (AttentionSteps Steps, string Place, int Stride)[] parts =
            [(Shape.Queries, "dq", QueryGradientStride), (Shape.Keys, "dk", KeyGradientStride), (Shape.Keys, "dv", KeyGradientStride)];
        foreach (var (steps, place, stride) in parts)
        {
            steps.EmitBeyond(writer, lanes, place, Shape.Width, stride);
            steps.EmitPadding(writer, place, Shape.Width, stride);
        }
    }
}
