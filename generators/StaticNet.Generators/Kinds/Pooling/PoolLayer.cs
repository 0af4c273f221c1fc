using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>The largest or the mean of windows of positions, channel by channel.</summary>
/// <param name="Function">What it makes of a window.</param>
/// <param name="Window">Where the windows lie.</param>
internal sealed record PoolLayer(string Name, int Attribute, PoolFunction Function, PoolWindow Window) : LayerModel(Name, Attribute), IBuildable, IHasFacts
{
    public override LayerTraits Traits => LayerTraits.Pooling;

    public static LayerModel? ReadMax(AttributeReader reader, string name) => Read(reader, name, PoolFunction.Max);

    public static LayerModel? ReadAverage(AttributeReader reader, string name) =>
        Read(reader, name, reader.Named("CountIncludePad", true) ? PoolFunction.Average : PoolFunction.AverageInside);

    public override LayoutNeed Reads(Shape input) => LayoutNeed.ChannelsLast;

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        if (Window.On(graph, this, input.Shape) is not { } shape)
            return input;
        int[] positions = input.Shape.Sizes.Count == 3 ? [shape.OutputHeight, shape.OutputWidth] : [shape.OutputWidth];
        var output = graph.AddTensor($"{Name} output", new Shape([shape.Channels, .. positions]), TensorLayout.ChannelsLast);
        if (output.Shape.LongLength <= Shape.MaxArrayLength)
            return Append(graph, this, Function, input, output, shape);
        graph.Report(Rules.TooLarge, Attribute, Name, $"{Literal.Display(output.Shape.LongLength)} values for one sample");
        return input;
    }

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new(
    [
        .. Window.Facts,
        .. Function == PoolFunction.Max ? [] : new[] { new LayerFact("CountIncludePad", Function == PoolFunction.Average) },
    ]);

    public override string Describe() =>
        $"{(Function == PoolFunction.Max ? "Max" : "Avg")}Pool({Window.Describe()}{(Function == PoolFunction.AverageInside ? ", padding not counted" : "")})";

    /// <summary>Appends the operation of a pool.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="function">What it makes of a window.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="output">What it makes.</param>
    /// <param name="shape">Where the windows lie.</param>
    public static Tensor Append(GraphBuilder graph, LayerModel layer, PoolFunction function, Tensor input, Tensor output, PoolShape shape)
    {
        // Without padding nothing tells whether it counts.
        bool countsPadding = function == PoolFunction.Average || !shape.IsPadded;
        graph.Append(function == PoolFunction.Max
            ? new MaxPool(layer.Name, input, output, shape)
            : new AveragePool(layer.Name, input, output, shape, countsPadding));
        return output;
    }

    private static PoolLayer? Read(AttributeReader reader, string name, PoolFunction function) =>
        PoolWindow.Read(reader) is { } window ? new PoolLayer(name, reader.Index, function, window) : null;
}
