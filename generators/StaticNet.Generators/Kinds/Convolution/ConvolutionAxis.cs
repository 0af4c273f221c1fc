namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>
/// A convolution along one axis: output <c>o</c> reads input <c>o · Stride + k · Dilation − PadBefore</c> at position <c>k</c> of the kernel, if
/// there is such an input.
/// </summary>
/// <param name="Inputs">The positions of the input.</param>
/// <param name="Kernel">The positions of the kernel.</param>
/// <param name="Stride">The inputs from one output to the next.</param>
/// <param name="PadBefore">The zeros before the first input.</param>
/// <param name="PadAfter">The zeros after the last input; below 0 the inputs that are left out there.</param>
/// <param name="Dilation">The inputs from one position of the kernel to the next.</param>
internal sealed record ConvolutionAxis(int Inputs, int Kernel, int Stride, int PadBefore, int PadAfter, int Dilation)
{
    /// <summary>The positions of the output; below 1 where the kernel doesn't fit.</summary>
    public int Outputs
    {
        get
        {
            int room = Inputs + PadBefore + PadAfter - (Dilation * (Kernel - 1)) - 1;
            return room < 0 ? 0 : (room / Stride) + 1;
        }
    }

    /// <summary>The input that an output reads at a position of the kernel, which lies in the padding if it is below 0 or beyond the last.</summary>
    /// <param name="output">The output.</param>
    /// <param name="position">The position of the kernel.</param>
    public int InputAt(int output, int position) => (output * Stride) + (position * Dilation) - PadBefore;

    /// <summary>The positions of the kernel at which an output reads inputs rather than padding.</summary>
    /// <param name="output">The output.</param>
    public PositionRange KernelOf(int output)
    {
        int first = Math.Min(Kernel, Ceiling(-InputAt(output, 0), Dilation));
        return new(first, Math.Max(first, Math.Min(Kernel, Ceiling(Inputs - InputAt(output, 0), Dilation))));
    }

    /// <summary>The outputs that read inputs rather than padding at a position of the kernel.</summary>
    /// <param name="position">The position of the kernel.</param>
    public PositionRange OutputsOf(int position)
    {
        int first = Math.Min(Outputs, Ceiling(-InputAt(0, position), Stride));
        return new(first, Math.Max(first, Math.Min(Outputs, Ceiling(Inputs - InputAt(0, position), Stride))));
    }

    // The least n ≥ 0 with n · step ≥ length.
    private static int Ceiling(int length, int step) => length <= 0 ? 0 : (length + step - 1) / step;
}
