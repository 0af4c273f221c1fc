using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>y = x</c> for x &gt; 0, else <c>slope · x</c>.</summary>
internal sealed record LeakyReluLayer(string Name, int Attribute, float Slope) : ActivationLayer(Name, Attribute), IHasFacts
{
    public override ElementwiseFunction Function => new LeakyReluFunction(Slope);

    public override LayerTraits Traits => LayerTraits.Rectifying;

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(new LayerFact("Slope", Slope));

    public static LayerModel? Read(AttributeReader reader, string name)
    {
        float slope = reader.Positional(0, 0.01f);

        // Beyond these limits the sign of the output no longer tells the sign of the input.
        if (slope is >= 0f and <= 1f)
            return new LeakyReluLayer(name, reader.Index, slope);
        reader.Report(Rules.InvalidOption, "slope", Literal.Display(slope), "a number in [0, 1]");
        return null;
    }
}

internal sealed record LeakyReluFunction(float Slope) : ElementwiseFunction
{
    public override string Name => Slope == 0.01f ? "LeakyRelu" : $"LeakyRelu({Literal.Display(Slope)})";

    public override int Flops => 2;

    public override bool FusesForward => true;

    public override double Gain => Math.Sqrt(2 / (1 + (double)Slope * Slope));

    public override string Forward(LaneType lanes, string x) =>
        lanes.Select(lanes.GreaterThan(x, lanes.Zero), x, $"{x} * {Literal.Of(Slope)}");

    public override string Backward(LaneType lanes, string g, string saved) =>
        lanes.Select(lanes.GreaterThan(saved, lanes.Zero), g, $"{g} * {Literal.Of(Slope)}");
}
