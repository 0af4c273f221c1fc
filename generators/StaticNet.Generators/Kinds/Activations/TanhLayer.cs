using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>y = tanh(x)</c>, derivative <c>1 − y²</c>.</summary>
internal sealed record TanhLayer(string Name, int Attribute) : ActivationLayer(Name, Attribute)
{
    public override ElementwiseFunction Function => new TanhFunction();

    public override LayerTraits Traits => LayerTraits.Saturating;

    public static LayerModel Read(AttributeReader reader, string name) => new TanhLayer(name, reader.Index);
}

internal sealed record TanhFunction : ElementwiseFunction
{
    public override string Name => "Tanh";

    public override int Flops => 20;

    public override bool FusesForward => false;

    public override double Gain => 5.0 / 3;

    public override string Forward(LaneType lanes, string x) => $"VectorMath.Tanh({x})";

    public override string Backward(LaneType lanes, string g, string saved) => $"{g} * {lanes.MultiplyAdd($"-{saved}", saved, lanes.Broadcast("1f"))}";
}
