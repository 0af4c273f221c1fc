using StaticNet.Generators.Collections;
using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Dense;
using StaticNet.Generators.Kinds.Initialization;
using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>A convolution over images or signals, <c>y = weights ⋆ x + bias</c> at each position.</summary>
/// <param name="Name">The layer's name.</param>
/// <param name="Attribute">The index of its attribute.</param>
/// <param name="Filters">The channels that it makes.</param>
/// <param name="Rows">How it moves from row to row; null over signals.</param>
/// <param name="Columns">How it moves along rows, or along a signal.</param>
/// <param name="Groups">The groups of channels.</param>
/// <param name="Bias">Whether there is a bias.</param>
/// <param name="Init">How weights start.</param>
internal sealed record ConvolutionLayer(
    string Name, int Attribute, int Filters, WindowAxis? Rows, WindowAxis Columns, int Groups, bool Bias, InitialWeights Init)
    : LayerModel(Name, Attribute), IBuildable, IHasFacts
{
    private WindowAxes Axes => new(Rows, Columns);

    public override LayerTraits Traits => LayerTraits.Weights | (Bias ? LayerTraits.Bias : LayerTraits.None);

    public override string WeightInitializer => Init.Kind;

    public override StepsAxis StepsAxis => StepsAxis.Last;

    public override bool CarriesState => ReasonNotToStream is null && Columns.Kernel > 1;

    public override string? ReasonNotToStream => this switch
    {
        { Rows: not null } => "goes from row to row of an image",
        { Columns.Stride: > 1 } => "makes a step of several",
        _ when Columns.Around != (Reach, 0) => "isn't causal",
        _ => null,
    };

    // The steps before one that it reads.
    private int Reach => (Columns.Kernel - 1) * Columns.Dilation;

    public override LayoutNeed Reads(Shape input) => LayoutNeed.ChannelsLast;

    public static LayerModel? ReadSignals(AttributeReader reader, string name)
    {
        var columns = WindowAxis.Read(reader, reader.Positional(1, 1), "", PaddingWords.SameOrCausal);
        return columns is null ? null : Read(reader, name, null, columns);
    }

    public static LayerModel? ReadImages(AttributeReader reader, string name)
    {
        int height = reader.Positional(1, 1);
        var rows = WindowAxis.Read(reader, height, "Y", PaddingWords.Same);
        var columns = rows is null ? null : WindowAxis.Read(reader, reader.Positional(2, height), "X", PaddingWords.Same);
        return columns is null ? null : Read(reader, name, rows, columns);
    }

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        if (graph.IsStep && CarriesState)
            return (this with { Columns = Columns with { Padding = new AxisPadding(0) } }).Build(graph, StepWindow.Append(graph, Name, input, Reach + 1));
        if (SizesOn(graph, input.Shape) is not { } sizes)
            return input;
        var shape = Axes.Result(Filters, sizes.OutputHeight, sizes.OutputWidth);
        if (shape.LongLength > Shape.MaxArrayLength)
            graph.Report(Model.Rules.TooLarge, Attribute, Name, $"an output of {shape}");
        var output = graph.AddTensor($"{Name} output", shape, TensorLayout.ChannelsLast);
        int fanIn = sizes.Depth, fanOut = Filters * sizes.Taps;
        var (init, gain) = Init.Resolve(graph.FollowingActivation, fanIn, fanOut);
        var weights = graph.AddParameter(this, "Weights", ParameterKind.Weights, Axes.Weights(Filters, sizes.GroupInputs), init, fanIn, fanOut, gain);
        var bias = Bias ? graph.AddParameter(this, "Bias", ParameterKind.Bias, new Shape(Filters), init, fanIn, fanOut) : null;
        graph.Append(sizes.IsDense ? new PointwiseConvolve(Name, input, output, sizes, weights, bias) : new Convolve(Name, input, output, sizes, weights, bias));
        return output;
    }

    public EquatableArray<LayerFact> FactsOn(IReadOnlyList<Tensor> inputs) => new([.. Axes.Facts, new("Groups", Groups)]);

    public override string Describe() =>
        $"{(Rows is null ? "Conv1D" : "Conv2D")}({Filters}, {Axes.Describe()}{(Groups == 1 ? "" : $", groups {Groups}")}{(Bias ? "" : ", no bias")}{Init.Describe()})";

    /// <summary>Reads the channels that a layer makes and its groups; null where they have a mistake, which was reported.</summary>
    /// <param name="reader">The attribute.</param>
    public static (int Filters, int Groups)? ReadChannels(AttributeReader reader)
    {
        if (!reader.TryReadSize(0, "filters", out int filters))
            return null;
        int groups = reader.Named("Groups", 1);
        if (groups >= 1)
            return (filters, groups);
        reader.Report(Model.Rules.SizeNotPositive, "Groups", Literal.Of(groups));
        return null;
    }

    /// <summary>Whether an input has the axes of a layer and channels for its groups; what hasn't is reported.</summary>
    /// <param name="graph">Where it is reported.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="axes">Its axes.</param>
    /// <param name="groups">Its groups.</param>
    /// <param name="filters">The channels that it makes.</param>
    /// <param name="input">The input.</param>
    public static bool CanRead(GraphBuilder graph, LayerModel layer, WindowAxes axes, int groups, int filters, Shape input)
    {
        if (!axes.Fits(input))
        {
            graph.Report(Model.Rules.InvalidOption, layer.Attribute, layer.Name, "the shape of its input", $"{input}", axes.Wanted);
            return false;
        }

        if (input.Channels % groups == 0 && filters % groups == 0)
            return true;
        graph.Report(
            Model.Rules.InvalidOption, layer.Attribute, layer.Name, "Groups", Literal.Of(groups),
            $"a divisor of its {KernelText.Count(input.Channels, "input channel")} and of its {KernelText.Count(filters, "filter")}");
        return false;
    }

    private static ConvolutionLayer? Read(AttributeReader reader, string name, WindowAxis? rows, WindowAxis columns) =>
        ReadChannels(reader) is not var (filters, groups) ? null
            : new ConvolutionLayer(name, reader.Index, filters, rows, columns, groups, reader.Named("Bias", true), InitialWeights.Read(reader));

    /// <summary>The sizes on an input; null where they don't fit, which is reported.</summary>
    private ConvolutionShape? SizesOn(GraphBuilder graph, Shape input)
    {
        if (!CanRead(graph, this, Axes, Groups, Filters, input))
            return null;
        var (height, width) = Axes.Of(input);
        var rows = Axes.RowsOrNone;
        if (!rows.FitsInto(height) || !Columns.FitsInto(width))
        {
            graph.Report(
                Model.Rules.InvalidOption, Attribute, Name, "the kernel", Axes.KernelSizes, $"small enough, with its dilation, for {input} with its padding");
            return null;
        }

        var ((top, bottom), (left, right)) = (rows.Around, Columns.Around);
        return new ConvolutionShape(
            input.Channels, Filters, height, width, rows.Kernel, Columns.Kernel, rows.Stride, Columns.Stride, top, left, bottom, right, rows.Dilation, Columns.Dilation, Groups);
    }
}
