using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary><c>y = x</c> for x &gt; 0, else <c>α · (eˣ − 1)</c>.</summary>
internal sealed record EluLayer(string Name, int Attribute, float Alpha) : ActivationLayer(Name, Attribute), IHasFacts
{
    public override ElementwiseFunction Function => new EluFunction(Alpha);

    public override LayerTraits Traits => LayerTraits.Rectifying;

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(new LayerFact("Alpha", Alpha));

    public static LayerModel? Read(AttributeReader reader, string name)
    {
        float alpha = reader.Positional(0, 1f);

        // Below 0 the sign of the output no longer tells the sign of the input.
        if (alpha is >= 0f and < float.PositiveInfinity)
            return new EluLayer(name, reader.Index, alpha);
        reader.Report(Rules.InvalidOption, "alpha", Literal.Display(alpha), "a finite number of at least 0");
        return null;
    }
}

internal sealed record EluFunction(float Alpha) : ElementwiseFunction
{
    public override string Name => Alpha == 1f ? "Elu" : $"Elu({Literal.Display(Alpha)})";

    public override int Flops => 22;

    public override bool FusesForward => false;

    public override string Forward(LaneType lanes, string x) => lanes.Select(
        lanes.GreaterThan(x, lanes.Zero), x, $"VectorMath.ExpMinusOne({x}) * {Literal.Of(Alpha)}");

    // For y ≤ 0 the derivative α · eˣ is y + α.
    public override string Backward(LaneType lanes, string g, string saved) => lanes.Select(
        lanes.GreaterThan(saved, lanes.Zero), g, $"{g} * ({saved} + {lanes.Broadcast(Literal.Of(Alpha))})");
}
