using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>How a convolution moves over images, or over signals, which have no rows.</summary>
/// <param name="Rows">How it moves from row to row; null over signals.</param>
/// <param name="Columns">How it moves along rows, or along a signal.</param>
internal sealed record WindowAxes(WindowAxis? Rows, WindowAxis Columns)
{
    /// <summary>An axis that signals don't have.</summary>
    private static readonly WindowAxis None = new(1, 1, default, 1);

    /// <summary>How it moves from row to row; of signals, not at all.</summary>
    public WindowAxis RowsOrNone => Rows ?? None;

    /// <summary>What an input must be, in words.</summary>
    public string Wanted => Rows is null ? "a signal of channels and length, such as [3, 100]" : "an image of channels, height and width, such as [3, 32, 32]";

    /// <summary>The kernel's sizes in words.</summary>
    public string KernelSizes => Rows is null ? Literal.Of(Columns.Kernel) : $"{Rows.Kernel} × {Columns.Kernel}";

    /// <summary>Whether a shape has the axes.</summary>
    public bool Fits(Shape input) => input.Sizes.Count == (Rows is null ? 2 : 3);

    /// <summary>The rows and columns of an input.</summary>
    public (int Height, int Width) Of(Shape input) => (Rows is null ? 1 : input.Sizes[1], input.Sizes[input.Sizes.Count - 1]);

    /// <summary>An image, or a signal, of so many channels.</summary>
    public Shape Result(int channels, int height, int width) => Rows is null ? new Shape(channels, width) : new Shape(channels, height, width);

    /// <summary>The shape of weights.</summary>
    /// <param name="first">The channels of the first axis.</param>
    /// <param name="second">Those of a group, of the second.</param>
    public Shape Weights(int first, int second) => Rows is null ? new Shape(first, second, Columns.Kernel) : new Shape(first, second, Rows.Kernel, Columns.Kernel);

    /// <summary>The kernel and the options that aren't as usual, as a reader would write them.</summary>
    public string Describe() =>
        (Rows is null || Rows.Kernel == Columns.Kernel ? $"{Columns.Kernel}" : $"{Rows.Kernel}×{Columns.Kernel}")
        + Describe("stride", axis => Literal.Of(axis.Stride), "1") + Describe("padding", axis => axis.Padding.Describe(), "0")
        + Describe("output padding", axis => Literal.Of(axis.OutputPadding), "0") + Describe("dilation", axis => Literal.Of(axis.Dilation), "1");

    /// <summary>Strides, zeros and dilations of its axes.</summary>
    public IEnumerable<LayerFact> Facts =>
    [
        .. Rows is null ? [] : FactsOf(Rows, "Y", "Top", "Bottom"),
        .. FactsOf(Columns, "X", "Left", "Right"),
    ];

    /// <summary>What a transposed convolution adds behind its output.</summary>
    public IEnumerable<LayerFact> OutputFacts =>
    [
        .. Rows is null ? [] : new[] { new LayerFact("OutputPaddingY", Rows.OutputPadding) },
        new("OutputPaddingX", Columns.OutputPadding),
    ];

    private static LayerFact[] FactsOf(WindowAxis axis, string letter, string before, string after) =>
    [
        new($"Stride{letter}", axis.Stride), new($"Padding{before}", axis.Around.Before), new($"Padding{after}", axis.Around.After), new($"Dilation{letter}", axis.Dilation),
    ];

    private string Describe(string option, Func<WindowAxis, string> value, string usual)
    {
        string columns = value(Columns), rows = Rows is null ? columns : value(Rows);
        return rows == usual && columns == usual ? "" : $", {option} {(rows == columns ? columns : $"{rows}×{columns}")}";
    }
}
