namespace StaticNet;

/// <summary>
/// A transposed convolution over images, which makes them larger: <c>y[o, oy, ox] = bias[o] + Σ weights[c, o, ky, kx] · x[c, iy, ix]</c> over the channels c of
/// the output's group and everything with <c>iy · stride + ky · dilation − padding = oy</c> and likewise for the columns. Input <c>[channels, height, width]</c>,
/// output <c>[filters, height', width']</c>, <c>height' = (height − 1) · stride − 2 · padding + dilation · (kernelHeight − 1) + outputPadding + 1</c> and likewise for
/// the width.
/// </summary>
/// <param name="filters">The number of output channels, positive.</param>
/// <param name="kernelHeight">The rows of the kernel, positive.</param>
/// <param name="kernelWidth">The columns of the kernel, positive.</param>
/// <remarks>
/// <para>
/// What <see cref="Conv2DAttribute"/> with the same options does to the gradient of its outputs, the same as <c>torch.nn.ConvTranspose2d</c>; weights
/// <c>[channels, filters / groups, kernelHeight, kernelWidth]</c>. Sums run from the bias in ascending order of kernel row, kernel column and channel, with fused
/// multiply-add; a weight gradient's in ascending order of sample, row and column of x, an input gradient's of kernel row, kernel column and output. So results
/// depend on neither workers nor vector width.
/// </para>
/// <para>
/// Each output gathers what reaches it: nothing is spread out with zeros in between. A <see cref="BatchNormAttribute"/> behind it costs nothing in inference: it
/// becomes part of the layer.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConvTranspose2DAttribute(int filters, int kernelHeight, int kernelWidth) : LayerAttribute
{
    private readonly int? _strideY, _strideX, _paddingY, _paddingX, _outputPaddingY, _outputPaddingX, _dilationY, _dilationX;

    /// <summary>A transposed convolution with a square kernel.</summary>
    /// <param name="filters">The number of output channels, positive.</param>
    /// <param name="kernel">The rows and columns of the kernel, positive.</param>
    public ConvTranspose2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>The number of output channels.</summary>
    public int Filters { get; } = filters;

    /// <summary>The rows of the kernel.</summary>
    public int KernelHeight { get; } = kernelHeight;

    /// <summary>The columns of the kernel.</summary>
    public int KernelWidth { get; } = kernelWidth;

    /// <summary>The rows and columns of y from what one of x reaches to what the next does, positive. Default 1.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The rows of y from what one row of x reaches to what the next does. Default <see cref="Stride"/>.</summary>
    public int StrideY
    {
        get => _strideY ?? Stride;
        init => _strideY = value;
    }

    /// <summary>The columns of y from what one column of x reaches to what the next does. Default <see cref="Stride"/>.</summary>
    public int StrideX
    {
        get => _strideX ?? Stride;
        init => _strideX = value;
    }

    /// <summary>The rows and columns that are left out on each side of y, 0 or more: the zeros around the inputs of the convolution that it transposes. Default 0.</summary>
    public int Padding { get; init; }

    /// <summary>The rows that are left out above and below. Default <see cref="Padding"/>.</summary>
    public int PaddingY
    {
        get => _paddingY ?? Padding;
        init => _paddingY = value;
    }

    /// <summary>The columns that are left out left and right. Default <see cref="Padding"/>.</summary>
    public int PaddingX
    {
        get => _paddingX ?? Padding;
        init => _paddingX = value;
    }

    /// <summary>
    /// The rows and columns that y has more at its bottom and right, 0 or more and below the larger of stride and dilation: a convolution with a stride makes outputs
    /// of one size of inputs of several. Default 0.
    /// </summary>
    public int OutputPadding { get; init; }

    /// <summary>The rows that y has more at its bottom. Default <see cref="OutputPadding"/>.</summary>
    public int OutputPaddingY
    {
        get => _outputPaddingY ?? OutputPadding;
        init => _outputPaddingY = value;
    }

    /// <summary>The columns that y has more at its right. Default <see cref="OutputPadding"/>.</summary>
    public int OutputPaddingX
    {
        get => _outputPaddingX ?? OutputPadding;
        init => _outputPaddingX = value;
    }

    /// <summary>The rows and columns of y from one position of the kernel to the next, positive. Default 1.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>The rows of y from one of the kernel to the next. Default <see cref="Dilation"/>.</summary>
    public int DilationY
    {
        get => _dilationY ?? Dilation;
        init => _dilationY = value;
    }

    /// <summary>The columns of y from one of the kernel to the next. Default <see cref="Dilation"/>.</summary>
    public int DilationX
    {
        get => _dilationX ?? Dilation;
        init => _dilationX = value;
    }

    /// <summary>
    /// The groups that channels are split into, in order: an input reaches the outputs of its own group. A divisor of both channels; as many as both give each
    /// channel a kernel of its own (depthwise). Default 1.
    /// </summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether the layer adds a bias. Default <see langword="true"/>.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>
    /// How the weights start. Default <see cref="Initializer.Auto"/>: as the activation that follows asks for. fanIn is filters / groups · kernelHeight · kernelWidth, and fanOut inputs ·
    /// kernelHeight · kernelWidth: PyTorch counts both by the axes of the weights, the other way round than for a convolution.
    /// </summary>
    public Initializer Init { get; init; } = Initializer.Auto;

    /// <summary>
    /// A factor on the initial weights, positive and finite: for <c>orthogonal_</c> and <c>xavier_uniform_</c> PyTorch's <c>gain</c>. Default 1. The
    /// initializers of fixed values and <see cref="Initializer.PyTorch"/> take none.
    /// </summary>
    public float InitGain { get; init; } = 1f;

    /// <summary>The weights' value with <see cref="Initializer.Constant"/>, finite. Default 0.</summary>
    public float InitValue { get; init; }

    /// <summary>The fan that He's and LeCun's initializers count, PyTorch's <c>mode</c>. Default <see cref="InitializerFan.In"/>.</summary>
    public InitializerFan InitFan { get; init; } = InitializerFan.In;
}
