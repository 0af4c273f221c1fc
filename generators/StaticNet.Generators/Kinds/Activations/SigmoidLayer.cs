using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>y = 1/(1 + e⁻ˣ)</c>, derivative <c>y(1 − y)</c>.</summary>
internal sealed record SigmoidLayer(string Name, int Attribute) : ActivationLayer(Name, Attribute)
{
    public override ElementwiseFunction Function => new SigmoidFunction();

    public override LayerTraits Traits => LayerTraits.Saturating | LayerTraits.Probabilities;

    public static LayerModel Read(AttributeReader reader, string name) => new SigmoidLayer(name, reader.Index);
}

internal sealed record SigmoidFunction : ElementwiseFunction
{
    public override string Name => "Sigmoid";

    public override int Flops => 20;

    public override bool FusesForward => false;

    public override double Gain => 1;

    public override string Forward(LaneType lanes, string x) => $"VectorMath.Sigmoid({x})";

    public override string Backward(LaneType lanes, string g, string saved) => $"{g} * {lanes.MultiplyAdd($"-{saved}", saved, saved)}";
}
