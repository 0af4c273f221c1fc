using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>y = min(max(x + 3, 0), 6) / 6</c>; the derivative is 1/6 for 0 &lt; y &lt; 1, else 0.</summary>
internal sealed record HardSigmoidLayer(string Name, int Attribute) : ActivationLayer(Name, Attribute)
{
    public override ElementwiseFunction Function => new HardSigmoidFunction();

    public override LayerTraits Traits => LayerTraits.Saturating | LayerTraits.Probabilities;

    public static LayerModel Read(AttributeReader reader, string name) => new HardSigmoidLayer(name, reader.Index);
}

internal sealed record HardSigmoidFunction : ElementwiseFunction
{
    public override string Name => "HardSigmoid";

    public override int Flops => 3;

    public override bool FusesForward => true;

    public override double Gain => 1;

    public override string Forward(LaneType lanes, string x)
    {
        string middle = $"({x} + {lanes.Broadcast("3f")}) * {Sixth}";
        string upper = lanes.Select(lanes.GreaterThan(x, lanes.Broadcast("3f")), lanes.Broadcast("1f"), middle);
        return lanes.Select(lanes.LessThan(x, lanes.Broadcast("-3f")), lanes.Zero, upper);
    }

    public override string Backward(LaneType lanes, string g, string saved) => lanes.Select(
        lanes.GreaterThan(saved, lanes.Zero),
        lanes.Select(lanes.LessThan(saved, lanes.Broadcast("1f")), $"{g} * {Sixth}", lanes.Zero),
        lanes.Zero);

    private static string Sixth => Literal.Of(1f / 6f);
}
