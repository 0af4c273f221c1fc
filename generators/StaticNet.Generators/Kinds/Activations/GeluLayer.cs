using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>y = x · Φ(x)</c>, or its approximation with tanh.</summary>
internal sealed record GeluLayer(string Name, int Attribute, bool Approximate) : ActivationLayer(Name, Attribute), IHasFacts
{
    public override ElementwiseFunction Function => new GeluFunction(Approximate);

    public override LayerTraits Traits => LayerTraits.Rectifying;

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(new LayerFact("Approximate", Approximate));

    public static LayerModel Read(AttributeReader reader, string name) =>
        new GeluLayer(name, reader.Index, reader.Named("Approximate", false));
}

internal sealed record GeluFunction(bool Approximate) : ElementwiseFunction
{
    public override string Name => Approximate ? "Gelu(tanh)" : "Gelu";

    public override int Flops => Approximate ? 28 : 48;

    public override bool FusesForward => false;

    public override bool SavesInput => true;

    public override bool FusesBackward => false;

    private string Method => Approximate ? "ActivationMath.GeluTanh" : "ActivationMath.Gelu";

    public override string Forward(LaneType lanes, string x) => $"{Method}({x})";

    public override string Backward(LaneType lanes, string g, string saved) => $"{g} * {Method}Derivative({saved})";
}
