using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>y = x / (1 + |x|)</c>, derivative <c>(1 − |y|)²</c>.</summary>
internal sealed record SoftsignLayer(string Name, int Attribute) : ActivationLayer(Name, Attribute)
{
    public override ElementwiseFunction Function => new SoftsignFunction();

    public override LayerTraits Traits => LayerTraits.Saturating;

    public static LayerModel Read(AttributeReader reader, string name) => new SoftsignLayer(name, reader.Index);
}

internal sealed record SoftsignFunction : ElementwiseFunction
{
    public override string Name => "Softsign";

    public override int Flops => 3;

    // Where |x| + 1 is |x|.
    private const string Large = "1e10f";

    public override bool FusesForward => true;

    public override double Gain => 1;

    // ∞ / ∞ would be NaN.
    public override string Forward(LaneType lanes, string x) => lanes.Select(
        lanes.GreaterThan(lanes.Abs(x), lanes.Broadcast(Large)),
        lanes.CopySign(lanes.Broadcast("1f"), x),
        $"{x} / ({lanes.Broadcast("1f")} + {lanes.Abs(x)})");

    public override string Backward(LaneType lanes, string g, string saved)
    {
        string root = $"({lanes.Broadcast("1f")} - {lanes.Abs(saved)})";
        return $"{g} * {root} * {root}";
    }
}
