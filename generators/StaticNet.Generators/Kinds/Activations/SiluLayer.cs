using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>y = x · σ(x)</c>.</summary>
internal sealed record SiluLayer(string Name, int Attribute) : ActivationLayer(Name, Attribute)
{
    public override ElementwiseFunction Function => new SiluFunction();

    public override LayerTraits Traits => LayerTraits.Rectifying;

    public static LayerModel Read(AttributeReader reader, string name) => new SiluLayer(name, reader.Index);
}

internal sealed record SiluFunction : ElementwiseFunction
{
    public override string Name => "Silu";

    public override int Flops => 22;

    public override bool FusesForward => false;

    public override bool SavesInput => true;

    public override bool FusesBackward => false;

    public override string Forward(LaneType lanes, string x) => $"ActivationMath.Silu({x})";

    public override string Backward(LaneType lanes, string g, string saved) => $"{g} * ActivationMath.SiluDerivative({saved})";
}
