using StaticNet.Generators.Kinds;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Graph;

/// <summary>Brings values into the layouts that their readers need: each value once, and back to what it came from.</summary>
/// <param name="graph">Where conversions are appended.</param>
internal sealed class LayoutConversions(GraphBuilder graph)
{
    private readonly Dictionary<(int Value, TensorLayout Layout), Tensor> _converted = [];

    /// <summary>What a layer reads, in its layouts.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="values">The values, the one made so far first.</param>
    public IReadOnlyList<Tensor> Read(LayerModel layer, IReadOnlyList<Tensor> values) =>
        [.. values.Select(value => Convert(layer.Name, value, LayoutFor(layer, value, values)))];

    /// <summary>A value in a layout: itself where it has that, or no other.</summary>
    /// <param name="reader">The name of what reads it.</param>
    /// <param name="value">The value.</param>
    /// <param name="layout">The layout.</param>
    public Tensor Convert(string reader, Tensor value, TensorLayout layout)
    {
        if (value.Layout == layout || !value.Shape.HasChannels)
            return value;
        if (_converted.TryGetValue((value.Id, layout), out var known))
            return known;
        var converted = graph.AddTensor($"{value.Name}, {(layout == TensorLayout.ChannelsLast ? "channels last" : "channels first")}", value.Shape, layout);
        graph.Append(KindRegistry.Convert(reader, value, converted));
        _converted[(value.Id, layout)] = converted;
        _converted[(converted.Id, value.Layout)] = value;
        return converted;
    }

    /// <summary>The layout that a layer reads a value in. Layers of any read all of their values alike: channels last as soon as one is.</summary>
    private static TensorLayout LayoutFor(LayerModel layer, Tensor value, IReadOnlyList<Tensor> values) => layer.Reads(value.Shape) switch
    {
        LayoutNeed.ChannelsLast when value.Shape.HasChannels => TensorLayout.ChannelsLast,
        LayoutNeed.Any => values.Max(other => other.Layout),
        _ => TensorLayout.Rows,
    };
}
