using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Kinds.Shapes;

/// <summary>The elements of a sample as a vector.</summary>
internal sealed record FlattenLayer(string Name, int Attribute) : LayerModel(Name, Attribute), IBuildable
{
    public override LengthUse Lengths => LengthUse.Cleared;

    public override LayoutNeed Reads(Shape input) => LayoutNeed.Any;

    public static LayerModel Read(AttributeReader reader, string name) => new FlattenLayer(name, reader.Index);

    public Tensor Build(GraphBuilder graph, Tensor input) => ReshapeLayer.Append(graph, Name, input, new Shape(input.Length));

    public override string Describe() => "Flatten";
}
