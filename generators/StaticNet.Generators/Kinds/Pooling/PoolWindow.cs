using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>The windows of a pool as declared, for images or signals of any size.</summary>
/// <param name="Rows">How they go down an image.</param>
/// <param name="Columns">How they go along a row, or along a signal.</param>
internal sealed record PoolWindow(PoolAxis Rows, PoolAxis Columns)
{
    /// <summary>Reads the windows of an attribute; null where it has a mistake, which was reported.</summary>
    public static PoolWindow? Read(AttributeReader reader)
    {
        int height = reader.Positional(0, 1), width = reader.Positional(1, height);
        return PoolAxis.Read(reader, height, height == width ? "size" : "height", "Y") is { } rows && PoolAxis.Read(reader, width, "width", "X") is { } columns
            ? new PoolWindow(rows, columns)
            : null;
    }

    /// <summary>Sizes, strides and padding.</summary>
    public IEnumerable<LayerFact> Facts =>
    [
        new("Height", Rows.Size), new("Width", Columns.Size), new("StrideY", Rows.Stride), new("StrideX", Columns.Stride), new("PaddingY", Rows.Padding), new("PaddingX", Columns.Padding),
    ];

    /// <summary>Where the windows lie in an input; null where they don't fit, which is reported.</summary>
    public PoolShape? On(GraphBuilder graph, LayerModel layer, Shape input)
    {
        if (!CheckChannels(graph, layer, input))
            return null;
        bool isSignal = input.Sizes.Count == 2;
        if (isSignal && Rows != Columns)
        {
            graph.Report(Model.Rules.InvalidOption, layer.Attribute, layer.Name, "the window", Describe(), $"the same along both axes, since its input {input} is a signal");
            return null;
        }

        var shape = isSignal
            ? new PoolShape(input.Channels, 1, input.Sizes[1], 1, Columns.Size, 1, Columns.Stride, 0, Columns.Padding)
            : new PoolShape(input.Channels, input.Sizes[1], input.Sizes[2], Rows.Size, Columns.Size, Rows.Stride, Columns.Stride, Rows.Padding, Columns.Padding);
        if (shape.OutputHeight > 0 && shape.OutputWidth > 0)
            return shape;
        graph.Report(Model.Rules.InvalidOption, layer.Attribute, layer.Name, "the window", Describe(), $"no larger than its input {input} with its padding");
        return null;
    }

    /// <summary>Whether an input has channels; if not, that is reported.</summary>
    public static bool CheckChannels(GraphBuilder graph, LayerModel layer, Shape input)
    {
        if (!input.HasChannels)
            graph.Report(
                Model.Rules.InvalidOption, layer.Attribute, layer.Name, "the shape of its input", $"{input}",
                "a signal of channels and length, or an image of channels, height and width");
        return input.HasChannels;
    }

    /// <summary>The windows as a reader would write them: <c>3×2, stride 2</c>.</summary>
    public string Describe() => Pair(axis => axis.Size)
        + (Rows.Stride == Rows.Size && Columns.Stride == Columns.Size ? "" : $", stride {Pair(axis => axis.Stride)}")
        + (Rows.Padding == 0 && Columns.Padding == 0 ? "" : $", padding {Pair(axis => axis.Padding)}");

    private string Pair(Func<PoolAxis, int> size) =>
        size(Rows) == size(Columns) ? Literal.Of(size(Columns)) : $"{Literal.Of(size(Rows))}×{Literal.Of(size(Columns))}";
}
