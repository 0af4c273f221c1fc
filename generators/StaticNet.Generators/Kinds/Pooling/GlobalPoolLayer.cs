using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>The largest or the mean of each channel over all of its positions: a vector.</summary>
/// <param name="Function">What it makes of them.</param>
internal sealed record GlobalPoolLayer(string Name, int Attribute, PoolFunction Function) : LayerModel(Name, Attribute), IBuildable
{
    public override LayerTraits Traits => LayerTraits.Pooling;

    public static LayerModel ReadMax(AttributeReader reader, string name) => new GlobalPoolLayer(name, reader.Index, PoolFunction.Max);

    public static LayerModel ReadAverage(AttributeReader reader, string name) => new GlobalPoolLayer(name, reader.Index, PoolFunction.Average);

    public override LayoutNeed Reads(Shape input) => LayoutNeed.ChannelsLast;

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        if (!PoolWindow.CheckChannels(graph, this, input.Shape))
            return input;
        var output = graph.AddTensor($"{Name} output", new Shape(input.Shape.Channels));
        return PoolLayer.Append(graph, this, Function, input, output, PoolShape.Global(input.Shape.Channels, input.Shape.Positions));
    }

    public override string Describe() => $"Global{(Function == PoolFunction.Max ? "Max" : "Avg")}Pool";
}
