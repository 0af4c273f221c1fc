using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>y = scale · x</c> for x &gt; 0, else <c>scale · α · (eˣ − 1)</c>.</summary>
internal sealed record SeluLayer(string Name, int Attribute) : ActivationLayer(Name, Attribute)
{
    public override ElementwiseFunction Function => new SeluFunction();

    public override LayerTraits Traits => LayerTraits.SelfNormalizing;

    public static LayerModel Read(AttributeReader reader, string name) => new SeluLayer(name, reader.Index);
}

internal sealed record SeluFunction : ElementwiseFunction
{
    public override string Name => "Selu";

    public override int Flops => 22;

    public override bool FusesForward => false;

    public override double Gain => 1;

    // scale, and scale · α: the fixed point of mean 0 and variance 1 (Klambauer et al. 2017).
    private const string Scale = "1.05070099f";
    private const string Saturation = "1.75809934f";

    public override string Forward(LaneType lanes, string x) => lanes.Select(
        lanes.GreaterThan(x, lanes.Zero), $"{x} * {Scale}", $"VectorMath.ExpMinusOne({x}) * {Saturation}");

    // For y ≤ 0 the derivative scale · α · eˣ is y + scale · α.
    public override string Backward(LaneType lanes, string g, string saved) => lanes.Select(
        lanes.GreaterThan(saved, lanes.Zero), $"{g} * {Scale}", $"{g} * ({saved} + {lanes.Broadcast(Saturation)})");
}
