using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Initialization;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>
/// A transposed convolution over images or signals: what the convolution of the same options does to the gradient of its outputs, with weights of its own and a
/// bias. So its operations are those of that convolution the other way round.
/// </summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Attribute">The index of its attribute.</param>
/// <param name="Filters">The channels that it makes.</param>
/// <param name="Axes">How the convolution that it is the transpose of moves.</param>
/// <param name="Groups">The groups of channels.</param>
/// <param name="Bias">Whether there is a bias.</param>
/// <param name="Init">How weights start.</param>
internal sealed record TransposedConvolutionLayer(string Name, int Attribute, int Filters, WindowAxes Axes, int Groups, bool Bias, InitialWeights Init)
    : LayerModel(Name, Attribute), IBuildable, IHasFacts
{
    public override LayerTraits Traits => LayerTraits.Weights | (Bias ? LayerTraits.Bias : LayerTraits.None);

    public override string WeightInitializer => Init.Kind;

    public override LayoutNeed Reads(Shape input) => LayoutNeed.ChannelsLast;

    public static LayerModel? ReadSignals(AttributeReader reader, string name)
    {
        var columns = WindowAxis.ReadTransposed(reader, reader.Positional(1, 1), "");
        return columns is null ? null : Read(reader, name, new WindowAxes(null, columns));
    }

    public static LayerModel? ReadImages(AttributeReader reader, string name)
    {
        int height = reader.Positional(1, 1);
        var rows = WindowAxis.ReadTransposed(reader, height, "Y");
        var columns = rows is null ? null : WindowAxis.ReadTransposed(reader, reader.Positional(2, height), "X");
        return columns is null ? null : Read(reader, name, new WindowAxes(rows, columns));
    }

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        if (SizesOn(graph, input.Shape) is not { } sizes)
            return input;
        var output = graph.AddTensor($"{Name} output", Axes.Result(Filters, sizes.Height, sizes.Width), TensorLayout.ChannelsLast);

        // PyTorch counts by the axes of the weights, whose first is that of the inputs here.
        int fanIn = sizes.Depth, fanOut = sizes.Outputs * sizes.Taps;
        var (init, gain) = Init.Resolve(graph.FollowingActivation, fanIn, fanOut);
        var weights = graph.AddParameter(this, "Weights", ParameterKind.Weights, Axes.Weights(sizes.Outputs, sizes.GroupInputs), init, fanIn, fanOut, gain);
        var bias = Bias ? graph.AddParameter(this, "Bias", ParameterKind.Bias, new Shape(Filters), init, fanIn, fanOut) : null;
        graph.Append(new Convolve(Name, input, output, sizes, weights, bias) { IsTransposed = true });
        return output;
    }

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new([.. Axes.Facts, .. Axes.OutputFacts, new("Groups", Groups)]);

    public override string Describe() =>
        $"{(Axes.Rows is null ? "ConvTranspose1D" : "ConvTranspose2D")}({Filters}, {Axes.Describe()}{(Groups == 1 ? "" : $", groups {Groups}")}{(Bias ? "" : ", no bias")}{Init.Describe()})";

    private static TransposedConvolutionLayer? Read(AttributeReader reader, string name, WindowAxes axes) =>
        ConvolutionLayer.ReadChannels(reader) is not var (filters, groups) ? null
            : new TransposedConvolutionLayer(name, reader.Index, filters, axes, groups, reader.Named("Bias", true), InitialWeights.Read(reader));

    /// <summary>The convolution from outputs to inputs; null where sizes don't fit, which is reported.</summary>
    private ConvolutionShape? SizesOn(GraphBuilder graph, Shape input)
    {
        if (!ConvolutionLayer.CanRead(graph, this, Axes, Groups, Filters, input))
            return null;
        var (inputHeight, inputWidth) = Axes.Of(input);
        var (rows, columns) = (Axes.RowsOrNone, Axes.Columns);
        long height = rows.Spread(inputHeight), width = columns.Spread(inputWidth);
        if (height < 1 || width < 1)
        {
            graph.Report(
                Model.Rules.InvalidOption, Attribute, Name, "Padding", Axes.Rows is null ? columns.Padding.Describe() : $"{rows.Padding.Describe()} × {columns.Padding.Describe()}",
                $"small enough to leave something of the output for {input}");
            return null;
        }

        if (height > Shape.MaxArrayLength || width > Shape.MaxArrayLength || (double)Filters * height * width > Shape.MaxArrayLength)
        {
            string size = Axes.Rows is null ? $"[{Literal.Of(Filters)}, {width}]" : $"[{Literal.Of(Filters)}, {height}, {width}]";
            graph.Report(Model.Rules.TooLarge, Attribute, Name, $"an output of {size}");
            return null;
        }

        // What is added to the output is taken from the zeros behind it, so that the convolution has the inputs for its outputs exactly.
        var (vertical, horizontal) = (rows.Padding.Value, columns.Padding.Value);
        return new ConvolutionShape(
            Filters, input.Sizes[0], (int)height, (int)width, rows.Kernel, columns.Kernel, rows.Stride, columns.Stride,
            vertical, horizontal, vertical - rows.OutputPadding, horizontal - columns.OutputPadding, rows.Dilation, columns.Dilation, Groups);
    }
}
