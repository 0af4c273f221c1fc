namespace StaticNet.Benchmarks.Peak;

/// <summary>The sizes of a convolution over square images that is measured.</summary>
/// <param name="Inputs">The channels that go in.</param>
/// <param name="Outputs">The channels that come out.</param>
/// <param name="Size">The rows, and the columns, of an image.</param>
/// <param name="Kernel">The rows, and the columns, of a kernel.</param>
/// <param name="Padding">The zeros at each border.</param>
/// <param name="Groups">The groups of channels.</param>
internal sealed record ConvolutionSizes(int Inputs, int Outputs, int Size, int Kernel, int Padding, int Groups = 1)
{
    private const int Panel = 16;

    /// <summary>What the sizes are, and whether there are channels enough to fill vectors with.</summary>
    public string Name => $"{Inputs} → {Outputs}, {Size} × {Size}, {Kernel} × {Kernel}"
        + (Groups > 1 ? ", depthwise*" : Math.Min(Inputs, Outputs) < Panel ? "*" : "");

    /// <summary>The floats of an image that goes in; a single channel isn't padded.</summary>
    public int InputLength => Size * Size * (Inputs == 1 ? 1 : Padded(Inputs));

    /// <summary>The floats of an image that comes out.</summary>
    public int OutputLength => OutputSize * OutputSize * Padded(Outputs);

    /// <summary>The floats of the weights, turned or not.</summary>
    public int WeightsLength => Kernel * Kernel * Math.Max(Padded(Inputs) * Outputs, Padded(Outputs) * Inputs) / Groups;

    /// <summary>Twice the multiply-adds of an image, those with padding and with what fills vectors up not counted.</summary>
    public double Operations => 2.0 * Reads * Reads * Inputs * Outputs / Groups;

    private int OutputSize => Size + 2 * Padding - Kernel + 1;

    // The pixels of a line that all of its outputs read at all positions of a kernel's line.
    private int Reads => Enumerable.Range(0, OutputSize)
        .Sum(output => Enumerable.Range(output - Padding, Kernel).Count(pixel => pixel >= 0 && pixel < Size));

    private static int Padded(int channels) => (channels + Panel - 1) / Panel * Panel;
}
