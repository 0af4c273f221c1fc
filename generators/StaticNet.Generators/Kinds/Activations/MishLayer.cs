using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>y = x · tanh(ln(1 + eˣ))</c>.</summary>
internal sealed record MishLayer(string Name, int Attribute) : ActivationLayer(Name, Attribute)
{
    public override ElementwiseFunction Function => new MishFunction();

    public override LayerTraits Traits => LayerTraits.Rectifying;

    public static LayerModel Read(AttributeReader reader, string name) => new MishLayer(name, reader.Index);
}

internal sealed record MishFunction : ElementwiseFunction
{
    public override string Name => "Mish";

    public override int Flops => 28;

    public override bool FusesForward => false;

    public override bool SavesInput => true;

    public override bool FusesBackward => false;

    public override string Forward(LaneType lanes, string x) => $"ActivationMath.Mish({x})";

    public override string Backward(LaneType lanes, string g, string saved) => $"{g} * ActivationMath.MishDerivative({saved})";
}
