using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>y = min(max(x, 0), 6)</c>; the derivative at 0 and at 6 is 0.</summary>
internal sealed record Relu6Layer(string Name, int Attribute) : ActivationLayer(Name, Attribute)
{
    public override ElementwiseFunction Function => new Relu6Function();

    public override LayerTraits Traits => LayerTraits.Rectifying;

    public static LayerModel Read(AttributeReader reader, string name) => new Relu6Layer(name, reader.Index);
}

internal sealed record Relu6Function : ElementwiseFunction
{
    public override string Name => "Relu6";

    public override int Flops => 2;

    public override bool FusesForward => true;

    // Comparisons that fail for NaN keep NaN, at every width.
    public override string Forward(LaneType lanes, string x) => lanes.Select(
        lanes.LessThan(x, lanes.Zero), lanes.Zero, lanes.Select(lanes.GreaterThan(x, Six(lanes)), Six(lanes), x));

    public override string Backward(LaneType lanes, string g, string saved) => lanes.Select(
        lanes.GreaterThan(saved, lanes.Zero), lanes.Select(lanes.LessThan(saved, Six(lanes)), g, lanes.Zero), lanes.Zero);

    private static string Six(LaneType lanes) => lanes.Broadcast("6f");
}
