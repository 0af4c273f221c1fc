using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Kinds.Probabilities;

/// <summary><c>yᵢ = e^xᵢ / Σⱼ e^xⱼ</c> over all values of a sample.</summary>
internal sealed record SoftmaxLayer(string Name, int Attribute) : LayerModel(Name, Attribute), IBuildable
{
    public override LengthUse Lengths => LengthUse.Kept;

    public override LayerTraits Traits => LayerTraits.Probabilities;

    public static LayerModel Read(AttributeReader reader, string name) => new SoftmaxLayer(name, reader.Index);

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        var output = graph.AddTensor($"{Name} output", input.Shape);
        graph.Append(new Softmax(Name, input, output));
        return output;
    }

    public override string Describe() => "Softmax";
}
