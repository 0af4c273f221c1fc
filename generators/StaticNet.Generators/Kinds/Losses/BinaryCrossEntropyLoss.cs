using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Planning;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Losses;

/// <summary>Cross-entropy of probabilities in [0, 1] with the sigmoids of the logits, the mean over every element.</summary>
internal sealed record BinaryCrossEntropyLoss(int Attribute, float PositiveWeight) : ElementwiseLossModel(Attribute)
{
    public override LossFunction Function => new BinaryCrossEntropyFunction(PositiveWeight);

    public override ProbabilityFunction? Probabilities => ProbabilityFunction.Sigmoid;

    public static LossModel Read(AttributeReader reader)
    {
        float weight = reader.Named("PositiveWeight", 1f);
        if (weight is not (> 0f and < float.PositiveInfinity))
            reader.Report(Rules.InvalidOption, "PositiveWeight", Literal.Display(weight), "a positive, finite number");
        return new BinaryCrossEntropyLoss(reader.Index, weight);
    }

    public override string Describe() =>
        PositiveWeight == 1f ? "BinaryCrossEntropy" : $"BinaryCrossEntropy(positive weight {Literal.Display(PositiveWeight)})";

    protected override string ValueCheck => "CheckProbabilities";

    public override string DescribeTargets(Shape outputs) => $"<c>[batch, {string.Join(", ", outputs.Sizes)}]</c>, each in [0, 1].";
}

/// <summary>
/// <c>max(x, 0) − x·t + ln(1 + e^−|x|)</c>, derivative <c>σ(x) − t</c>, with p times as much where the target is 1. It is
/// computed as <c>(1 − t)·ln(1 + eˣ) + p·t·ln(1 + e⁻ˣ)</c> and <c>(1 − t)·σ(x) − p·t·σ(−x)</c>, both from e^−|x|: no term
/// overflows, and what is left where logit and target agree keeps its digits.
/// </summary>
internal sealed record BinaryCrossEntropyFunction(float PositiveWeight) : LossFunction
{
    private string Positive => PositiveWeight == 1f ? "t" : $"t * {Literal.Of(PositiveWeight)}";

    public override string Name => "BinaryCrossEntropy";

    public override string Details => KernelDetail.Value("positive", PositiveWeight, 1f);

    public override string Formula =>
        $"max(y, 0) − y·t + ln(1 + e^−|y|){(PositiveWeight == 1f ? "" : $", where t is 1 times {Literal.Display(PositiveWeight)}")}";

    public override int Work => 60;

    // Its sigmoid and that of its opposite are exactly 0 and 1.
    public override float Padding => -1000f;

    public override IReadOnlyList<string> Terms(LaneType lanes) =>
    [
        $"{lanes.Float} distance = {lanes.Abs("y")}, negative = {lanes.Broadcast("1f")} - t, positive = {Positive};",
        $"{lanes.Float} small = VectorMath.Sigmoid(-distance), large = {lanes.Broadcast("1f")} - small;",
        $"{lanes.Mask} above = {lanes.GreaterThan("y", lanes.Zero)};",
    ];

    public override string Value(LaneType lanes)
    {
        string rest = "ActivationMath.Softplus(-distance)";
        if (PositiveWeight != 1f)
            rest = $"(negative + positive) * {rest}";
        return lanes.MultiplyAdd("distance", lanes.Select("above", "negative", "positive"), rest);
    }

    public override string Gradient(LaneType lanes) =>
        $"(negative * {lanes.Select("above", "large", "small")} - positive * {lanes.Select("above", "small", "large")})";
}
