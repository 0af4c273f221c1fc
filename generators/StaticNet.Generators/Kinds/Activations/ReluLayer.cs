using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>y = max(x, 0)</c>.</summary>
internal sealed record ReluLayer(string Name, int Attribute) : ActivationLayer(Name, Attribute)
{
    public override ElementwiseFunction Function => new ReluFunction();

    public override LayerTraits Traits => LayerTraits.Rectifying;

    public static LayerModel Read(AttributeReader reader, string name) => new ReluLayer(name, reader.Index);
}

internal sealed record ReluFunction : ElementwiseFunction
{
    public override string Name => "Relu";

    public override int Flops => 1;

    public override bool FusesForward => true;

    public override bool IsRectifier => true;

    // A comparison that fails for NaN keeps NaN, at every width.
    public override string Forward(LaneType lanes, string x) => lanes.Select(lanes.LessThan(x, lanes.Zero), lanes.Zero, x);

    public override string Backward(LaneType lanes, string g, string saved) => lanes.Select(lanes.GreaterThan(saved, lanes.Zero), g, lanes.Zero);
}
