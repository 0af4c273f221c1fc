using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>y = x · min(max(x + 3, 0), 6) / 6</c>; the derivative at −3 is 0 and at 3 it is 1.</summary>
internal sealed record HardSwishLayer(string Name, int Attribute) : ActivationLayer(Name, Attribute)
{
    public override ElementwiseFunction Function => new HardSwishFunction();

    public override LayerTraits Traits => LayerTraits.Rectifying;

    public static LayerModel Read(AttributeReader reader, string name) => new HardSwishLayer(name, reader.Index);
}

internal sealed record HardSwishFunction : ElementwiseFunction
{
    public override string Name => "HardSwish";

    public override int Flops => 5;

    public override bool FusesForward => true;

    public override bool SavesInput => true;

    public override string Forward(LaneType lanes, string x)
    {
        string middle = $"{x} * (({x} + {lanes.Broadcast("3f")}) * {Literal.Of(1f / 6f)})";
        string upper = lanes.Select(lanes.GreaterThan(x, lanes.Broadcast("3f")), x, middle);
        return lanes.Select(lanes.LessThan(x, lanes.Broadcast("-3f")), lanes.Zero, upper);
    }

    // The last floats inside of ±3 stand for the limits, so that NaN is neither below nor above.
    public override string Backward(LaneType lanes, string g, string saved)
    {
        string middle = $"{g} * {lanes.MultiplyAdd(saved, lanes.Broadcast(Literal.Of(1f / 3f)), lanes.Broadcast("0.5f"))}";
        string upper = lanes.Select(lanes.GreaterThan(saved, lanes.Broadcast("2.99999976f")), g, middle);
        return lanes.Select(lanes.LessThan(saved, lanes.Broadcast("-2.99999976f")), lanes.Zero, upper);
    }
}
