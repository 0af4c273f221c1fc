using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>y = ln(1 + e^(β·x)) / β</c>, and x where β · x exceeds a threshold.</summary>
internal sealed record SoftplusLayer(string Name, int Attribute, float Beta, float Threshold) : ActivationLayer(Name, Attribute), IHasFacts
{
    // Far beyond what a network needs, and far from where β · x or 1/β leave the range of floats.
    private const float SmallestBeta = 1e-6f;
    private const float LargestBeta = 1e6f;

    public override ElementwiseFunction Function => new SoftplusFunction(Beta, Threshold);

    public override LayerTraits Traits => LayerTraits.Rectifying;

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(new LayerFact("Beta", Beta), new LayerFact("Threshold", Threshold));

    public static LayerModel? Read(AttributeReader reader, string name)
    {
        float beta = reader.Positional(0, 1f), threshold = reader.Positional(1, 20f);
        bool isBeta = beta is >= SmallestBeta and <= LargestBeta, isThreshold = threshold is >= 0f and < float.PositiveInfinity;
        if (!isBeta)
            reader.Report(Rules.InvalidOption, "beta", Literal.Display(beta), "a number in [0.000001, 1000000]");
        if (!isThreshold)
            reader.Report(Rules.InvalidOption, "threshold", Literal.Display(threshold), "a finite number of at least 0");
        return isBeta && isThreshold ? new SoftplusLayer(name, reader.Index, beta, threshold) : null;
    }
}

internal sealed record SoftplusFunction(float Beta, float Threshold) : ElementwiseFunction
{
    // From here on the derivative of either branch is 1 in float, so that the output tells all there is to know.
    private const float NoJump = 18f;

    public override string Name => (Beta, Threshold) switch
    {
        (1f, 20f) => "Softplus",
        (_, 20f) => $"Softplus({Literal.Display(Beta)})",
        _ => $"Softplus({Literal.Display(Beta)}, {Literal.Display(Threshold)})",
    };

    public override int Flops => 40;

    public override bool FusesForward => false;

    public override bool SavesInput => Threshold < NoJump;

    public override bool FusesBackward => false;

    private bool IsScaled => Beta != 1f;

    public override string Forward(LaneType lanes, string x)
    {
        string value = $"ActivationMath.Softplus({Scaled(x)})";
        return lanes.Select(IsLinear(lanes, x), x, IsScaled ? $"{value} / {lanes.Broadcast(Literal.Of(Beta))}" : value);
    }

    // σ(β·x) is 1 − e^(−β·y).
    public override string Backward(LaneType lanes, string g, string saved) => SavesInput
        ? lanes.Select(IsLinear(lanes, saved), g, $"{g} * VectorMath.Sigmoid({Scaled(saved)})")
        : $"{g} * -VectorMath.ExpMinusOne(-({Scaled(saved)}))";

    private string Scaled(string value) => IsScaled ? $"{value} * {Literal.Of(Beta)}" : value;

    private string IsLinear(LaneType lanes, string x) => lanes.GreaterThan(Scaled(x), lanes.Broadcast(Literal.Of(Threshold)));
}
