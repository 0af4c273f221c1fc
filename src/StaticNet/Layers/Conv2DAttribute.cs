namespace StaticNet;

/// <summary>
/// A convolution over images: <c>y[o, oy, ox] = bias[o] + Σ weights[o, c, ky, kx] · x[c, oy · stride + ky · dilation − padding, ox · stride + kx · dilation −
/// padding]</c> over the channels c of the output's group and the positions of the kernel, x being 0 outside. Input <c>[channels, height, width]</c>, output
/// <c>[filters, height', width']</c>, <c>height' = ⌊(height + padding on both sides − dilation · (kernel − 1) − 1) / stride⌋ + 1</c> and likewise for the width.
/// </summary>
/// <param name="filters">The number of output channels, positive.</param>
/// <param name="kernelHeight">The rows of the kernel, positive.</param>
/// <param name="kernelWidth">The columns of the kernel, positive.</param>
/// <remarks>
/// <para>
/// A cross-correlation, the same as <c>torch.nn.Conv2d</c>; weights <c>[filters, channels / groups, kernelHeight, kernelWidth]</c>. Sums run from the bias in
/// ascending order of kernel row, kernel column and channel, with fused multiply-add; a weight gradient's in ascending order of sample, row and column, an input
/// gradient's of kernel row, kernel column and output. So results depend on neither workers nor vector width.
/// </para>
/// <para>
/// In memory images between layers lie with channels last. A kernel of 1 with stride 1 is a dense layer at each position and computed as one. A
/// <see cref="BatchNormAttribute"/> behind it costs nothing in inference: it becomes part of the convolution.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv2DAttribute(int filters, int kernelHeight, int kernelWidth) : LayerAttribute
{
    private readonly int? _strideY, _strideX, _paddingY, _paddingX, _dilationY, _dilationX;

    /// <summary>A convolution with a square kernel.</summary>
    /// <param name="filters">The number of output channels, positive.</param>
    /// <param name="kernel">The rows and columns of the kernel, positive.</param>
    public Conv2DAttribute(int filters, int kernel)
        : this(filters, kernel, kernel)
    {
    }

    /// <summary>The number of output channels.</summary>
    public int Filters { get; } = filters;

    /// <summary>The rows of the kernel.</summary>
    public int KernelHeight { get; } = kernelHeight;

    /// <summary>The columns of the kernel.</summary>
    public int KernelWidth { get; } = kernelWidth;

    /// <summary>The rows and columns of x from one output to the next, positive. Default 1.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The rows of x from one of y to the next. Default <see cref="Stride"/>.</summary>
    public int StrideY
    {
        get => _strideY ?? Stride;
        init => _strideY = value;
    }

    /// <summary>The columns of x from one of y to the next. Default <see cref="Stride"/>.</summary>
    public int StrideX
    {
        get => _strideX ?? Stride;
        init => _strideX = value;
    }

    /// <summary>
    /// The zeros on each side of an image, or <see cref="StaticNet.Padding.Same"/>, or <see cref="StaticNet.Padding.Valid"/>, the default.
    /// </summary>
    public int Padding { get; init; } = StaticNet.Padding.Valid;

    /// <summary>The rows of zeros on each side. Default <see cref="Padding"/>.</summary>
    public int PaddingY
    {
        get => _paddingY ?? Padding;
        init => _paddingY = value;
    }

    /// <summary>The columns of zeros on each side. Default <see cref="Padding"/>.</summary>
    public int PaddingX
    {
        get => _paddingX ?? Padding;
        init => _paddingX = value;
    }

    /// <summary>The rows and columns of x from one position of the kernel to the next, positive. Default 1.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>The rows of x from one of the kernel to the next. Default <see cref="Dilation"/>.</summary>
    public int DilationY
    {
        get => _dilationY ?? Dilation;
        init => _dilationY = value;
    }

    /// <summary>The columns of x from one of the kernel to the next. Default <see cref="Dilation"/>.</summary>
    public int DilationX
    {
        get => _dilationX ?? Dilation;
        init => _dilationX = value;
    }

    /// <summary>
    /// The groups that channels are split into, in order: an output reads the inputs of its own group. A divisor of both channels; as many as inputs give each
    /// channel kernels of its own (depthwise). Default 1.
    /// </summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether the layer adds a bias. Default <see langword="true"/>.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>How the weights start. Default <see cref="Initializer.Auto"/>: as the activation that follows asks for. fanIn is inputs / groups · kernelHeight · kernelWidth.</summary>
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
