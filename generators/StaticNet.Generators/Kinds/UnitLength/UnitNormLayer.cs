using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Normalization;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.UnitLength;

/// <summary>Rows of the last axis brought to length 1.</summary>
internal sealed record UnitNormLayer(string Name, int Attribute, float Epsilon) : LayerModel(Name, Attribute), IBuildable, IHasFacts
{
    private const float DefaultEpsilon = 1e-12f;

    public override LengthUse Lengths => LengthUse.Kept;

    public static LayerModel? Read(AttributeReader reader, string name) =>
        NormalizationEpsilon.TryRead(reader, DefaultEpsilon, out float epsilon) ? new UnitNormLayer(name, reader.Index, epsilon) : null;

    public override LayerTraits Traits => LayerTraits.Normalizing;

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        var output = graph.AddTensor($"{Name} output", input.Shape);
        var lengths = graph.AddTensor($"{Name} lengths", input.Shape.WithFeatures(2));
        graph.Append(new UnitNormalize(Name, input, output, lengths, Epsilon));
        return output;
    }

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(new LayerFact("Epsilon", Epsilon));

    public override string Describe() => Epsilon == DefaultEpsilon ? "UnitNorm" : $"UnitNorm(ε {Literal.Display(Epsilon)})";
}
