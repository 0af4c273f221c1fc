using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Kinds.Activations;

/// <summary>A layer that applies a function to every element; a kind of activation is such a record and its function.</summary>
internal abstract record ActivationLayer(string Name, int Attribute) : LayerModel(Name, Attribute), IBuildable
{
    public abstract ElementwiseFunction Function { get; }

    public override LayoutNeed Reads(Shape input) => LayoutNeed.Any;

    public override LengthUse Lengths => LengthUse.Kept;

    public override StepsAxis StepsAxis => StepsAxis.Any;

    public override double? Gain => Function.Gain;

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        var output = graph.AddTensor($"{Name} output", input.Shape, input.Layout);
        graph.Append(new Elementwise(Name, input, output, Function));
        return output;
    }

    public override string Describe() => Function.Name;
}
