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
    : LayerModel(Name, Attribute), IBuildable
{
    /// <summary>An axis that signals don't have.</summary>
    private static readonly WindowAxis None = new(1, 1, default, 1);

    public override LayerTraits Traits => LayerTraits.Weights | (Bias ? LayerTraits.Bias : LayerTraits.None);

    public override string WeightInitializer => Init.Kind;

    public override LayoutNeed Reads(Shape input) => LayoutNeed.ChannelsLast;

    private string Kind => Rows is null ? "Conv1D" : "Conv2D";

    public static LayerModel? ReadSignals(AttributeReader reader, string name)
    {
        var columns = WindowAxis.Read(reader, reader.Positional(1, 1), "", isCausal: true);
        return columns is null ? null : Read(reader, name, null, columns);
    }

    public static LayerModel? ReadImages(AttributeReader reader, string name)
    {
        int height = reader.Positional(1, 1);
        var rows = WindowAxis.Read(reader, height, "Y", isCausal: false);
        var columns = rows is null ? null : WindowAxis.Read(reader, reader.Positional(2, height), "X", isCausal: false);
        return columns is null ? null : Read(reader, name, rows, columns);
    }

    public Tensor Build(GraphBuilder graph, Tensor input)
    {
        if (SizesOn(graph, input.Shape) is not { } sizes)
            return input;
        var shape = Rows is null ? new Shape(Filters, sizes.OutputWidth) : new Shape(Filters, sizes.OutputHeight, sizes.OutputWidth);
        if (shape.LongLength > Shape.MaxArrayLength)
            graph.Report(Model.Rules.TooLarge, Attribute, Name, $"an output of {shape}");
        var output = graph.AddTensor($"{Name} output", shape, TensorLayout.ChannelsLast);
        int fanIn = sizes.Depth, fanOut = Filters * sizes.Taps;
        var (init, gain) = Init.Resolve(graph.FollowingActivation, fanIn, fanOut);
        var kernel = Rows is null ? new Shape(Filters, sizes.GroupInputs, Columns.Kernel) : new Shape(Filters, sizes.GroupInputs, Rows.Kernel, Columns.Kernel);
        var weights = graph.AddParameter(this, "Weights", ParameterKind.Weights, kernel, init, fanIn, fanOut, gain);
        var bias = Bias ? graph.AddParameter(this, "Bias", ParameterKind.Bias, new Shape(Filters), init, fanIn, fanOut) : null;
        graph.Append(sizes.IsDense ? new PointwiseConvolve(Name, input, output, sizes, weights, bias) : new Convolve(Name, input, output, sizes, weights, bias));
        return output;
    }

    public override string Describe()
    {
        string kernel = Rows is null || Rows.Kernel == Columns.Kernel ? $"{Columns.Kernel}" : $"{Rows.Kernel}×{Columns.Kernel}";
        return $"{Kind}({Filters}, {kernel}{Describe("stride", axis => Literal.Of(axis.Stride), "1")}{Describe("padding", axis => axis.Padding.Describe(), "0")}"
            + $"{Describe("dilation", axis => Literal.Of(axis.Dilation), "1")}{(Groups == 1 ? "" : $", groups {Groups}")}{(Bias ? "" : ", no bias")}{Init.Describe()})";
    }

    private static ConvolutionLayer? Read(AttributeReader reader, string name, WindowAxis? rows, WindowAxis columns)
    {
        if (!reader.TryReadSize(0, "filters", out int filters))
            return null;
        int groups = reader.Named("Groups", 1);
        if (groups >= 1)
            return new ConvolutionLayer(name, reader.Index, filters, rows, columns, groups, reader.Named("Bias", true), InitialWeights.Read(reader));
        reader.Report(Model.Rules.SizeNotPositive, "Groups", Literal.Of(groups));
        return null;
    }

    /// <summary>The sizes on an input; null where they don't fit, which is reported.</summary>
    private ConvolutionShape? SizesOn(GraphBuilder graph, Shape input)
    {
        var sizes = input.Sizes;
        if (sizes.Count != (Rows is null ? 2 : 3))
        {
            string wanted = Rows is null ? "a signal of channels and length, such as [3, 100]" : "an image of channels, height and width, such as [3, 32, 32]";
            graph.Report(Model.Rules.InvalidOption, Attribute, Name, "the shape of its input", $"{input}", wanted);
            return null;
        }

        if (sizes[0] % Groups != 0 || Filters % Groups != 0)
        {
            graph.Report(
                Model.Rules.InvalidOption, Attribute, Name, "Groups", Literal.Of(Groups), $"a divisor of its {KernelText.Count(sizes[0], "input channel")} and of its {KernelText.Count(Filters, "filter")}");
            return null;
        }

        int height = Rows is null ? 1 : sizes[1], width = sizes[sizes.Count - 1];
        var rows = Rows ?? None;
        if (!rows.FitsInto(height) || !Columns.FitsInto(width))
        {
            graph.Report(
                Model.Rules.InvalidOption, Attribute, Name, "the kernel", Rows is null ? Literal.Of(Columns.Kernel) : $"{Rows.Kernel} × {Columns.Kernel}",
                $"small enough, with its dilation, for {input} with its padding");
            return null;
        }

        var ((top, bottom), (left, right)) = (rows.Around, Columns.Around);
        return new ConvolutionShape(
            sizes[0], Filters, height, width, rows.Kernel, Columns.Kernel, rows.Stride, Columns.Stride, top, left, bottom, right, rows.Dilation, Columns.Dilation, Groups);
    }

    private string Describe(string option, Func<WindowAxis, string> value, string usual)
    {
        string columns = value(Columns), rows = Rows is null ? columns : value(Rows);
        return rows == usual && columns == usual ? "" : $", {option} {(rows == columns ? columns : $"{rows}×{columns}")}";
    }
}
