using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>
/// The sizes of a convolution, <c>y[o, oy, ox] = bias[o] + Σ x[c, oy·stride + ky·dilation − pad, …] · w[o, c, ky, kx]</c>, which is a
/// cross-correlation, as in every framework. One of signals has a height of 1.
/// </summary>
/// <param name="Inputs">The channels of x, of all groups.</param>
/// <param name="Outputs">The channels of y, of all groups.</param>
/// <param name="Height">The rows of x.</param>
/// <param name="Width">The columns of x.</param>
/// <param name="KernelHeight">The rows of a kernel.</param>
/// <param name="KernelWidth">The columns of a kernel.</param>
/// <param name="StrideY">The rows of x from one row of y to the next.</param>
/// <param name="StrideX">The columns of x from one column of y to the next.</param>
/// <param name="PadTop">The rows of zeros above x.</param>
/// <param name="PadLeft">The columns of zeros left of x.</param>
/// <param name="PadBottom">The rows of zeros below x; below 0 the rows that are left out there.</param>
/// <param name="PadRight">The columns of zeros right of x; below 0 the columns that are left out there.</param>
/// <param name="DilationY">The rows of x from one row of a kernel to the next.</param>
/// <param name="DilationX">The columns of x from one column of a kernel to the next.</param>
/// <param name="Groups">The groups that channels are split into; an output reads the inputs of its own.</param>
internal sealed record ConvolutionShape(
    int Inputs,
    int Outputs,
    int Height,
    int Width,
    int KernelHeight,
    int KernelWidth,
    int StrideY,
    int StrideX,
    int PadTop,
    int PadLeft,
    int PadBottom,
    int PadRight,
    int DilationY,
    int DilationX,
    int Groups)
{
    /// <summary>What happens from row to row.</summary>
    public ConvolutionAxis Rows => new(Height, KernelHeight, StrideY, PadTop, PadBottom, DilationY);

    /// <summary>What happens from column to column.</summary>
    public ConvolutionAxis Columns => new(Width, KernelWidth, StrideX, PadLeft, PadRight, DilationX);

    /// <summary>The rows of y; below 1 where the kernel doesn't fit into x.</summary>
    public int OutputHeight => Rows.Outputs;

    /// <summary>The columns of y; below 1 where the kernel doesn't fit into x.</summary>
    public int OutputWidth => Columns.Outputs;

    /// <summary>The positions of a channel of x.</summary>
    public int InputPositions => Height * Width;

    /// <summary>The positions of a channel of y.</summary>
    public int OutputPositions => OutputHeight * OutputWidth;

    /// <summary>The inputs that an output reads at a position.</summary>
    public int GroupInputs => Inputs / Groups;

    /// <summary>The outputs that read an input.</summary>
    public int GroupOutputs => Outputs / Groups;

    /// <summary>The positions of a kernel.</summary>
    public int Taps => KernelHeight * KernelWidth;

    /// <summary>The inputs that an output sums at most: those of every position of its kernel.</summary>
    public int Depth => Taps * GroupInputs;

    /// <summary>Whether each channel is convolved with a kernel of its own.</summary>
    public bool IsDepthwise => Groups > 1 && Inputs == Groups && Outputs == Groups;

    /// <summary>
    /// Whether it is the matrix product of a dense layer at each position: kernels of one position that neither skip nor pad.
    /// </summary>
    public bool IsDense => Taps == 1 && StrideY == 1 && StrideX == 1 && Groups == 1 && (PadTop, PadLeft, PadBottom, PadRight) == (0, 0, 0, 0);

    /// <summary>The sizes in a kernel's name: what isn't as usual is said, so that no two shapes have the same.</summary>
    public string Name => $"{Inputs}x{Height}x{Width}To{Outputs}By{KernelHeight}x{KernelWidth}" + Pair("s", StrideY, StrideX, 1)
        + (PadTop == PadBottom && PadLeft == PadRight ? Pair("p", PadTop, PadLeft, 0) : $"p{Side(PadTop)}_{Side(PadLeft)}_{Side(PadBottom)}_{Side(PadRight)}")
        + Pair("d", DilationY, DilationX, 1) + (Groups == 1 ? "" : $"g{Groups}");

    /// <summary>The sizes in words.</summary>
    public string Describe() => $"kernels of {KernelHeight} × {KernelWidth} over {KernelText.Count(Inputs, "channel")} of {Height} × {Width}"
        + (StrideY == 1 && StrideX == 1 ? "" : $", stride {StrideY} × {StrideX}")
        + ((PadTop, PadLeft, PadBottom, PadRight) == (0, 0, 0, 0) ? "" : $", padding {PadTop}, {PadLeft}, {PadBottom}, {PadRight}")
        + (DilationY == 1 && DilationX == 1 ? "" : $", dilation {DilationY} × {DilationX}")
        + (Groups == 1 ? "" : $", {Groups} groups");

    /// <summary>The multiply-adds of a sample, channels in whole panels.</summary>
    /// <param name="results">The channels that are computed.</param>
    /// <param name="sums">The channels that each of them reads.</param>
    public long Work(int results, int sums) => (long)OutputPositions * Taps * sums * ((results + 15) / 16 * 16);

    private static string Side(int padding) => padding < 0 ? $"m{-padding}" : $"{padding}";

    private static string Pair(string letter, int y, int x, int usual) => y == usual && x == usual ? "" : y == x ? $"{letter}{y}" : $"{letter}{y}_{x}";
}
