namespace StaticNet;

/// <summary>
/// A transposed convolution over signals, which makes them longer: <c>y[o, t] = bias[o] + Σ weights[c, o, k] · x[c, i]</c> over the channels c of the output's
/// group and all i and k with <c>i · stride + k · dilation − padding = t</c>. Input <c>[channels, length]</c>, output <c>[filters, (length − 1) · stride −
/// 2 · padding + dilation · (kernel − 1) + outputPadding + 1]</c>.
/// </summary>
/// <param name="filters">The number of output channels, positive.</param>
/// <param name="kernel">The positions of the kernel, positive.</param>
/// <remarks>
/// What <see cref="Conv1DAttribute"/> with the same options does to the gradient of its outputs, the same as <c>torch.nn.ConvTranspose1d</c>; weights
/// <c>[channels, filters / groups, kernel]</c>. Sums run from the bias in ascending order of position of the kernel, then channel, with fused multiply-add; a
/// weight gradient's in ascending order of sample and position of x, an input gradient's of position of the kernel and output. So results depend on neither
/// workers nor vector width. A <see cref="BatchNormAttribute"/> behind it costs nothing in inference: it becomes part of the layer.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ConvTranspose1DAttribute(int filters, int kernel) : LayerAttribute
{
    /// <summary>The number of output channels.</summary>
    public int Filters { get; } = filters;

    /// <summary>The positions of the kernel.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>The positions of y from what one of x reaches to what the next does, positive. Default 1.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The positions that are left out on each side of y, 0 or more: the zeros around the inputs of the convolution that it transposes. Default 0.</summary>
    public int Padding { get; init; }

    /// <summary>
    /// The positions that y has more at its end, 0 or more and below the larger of stride and dilation: a convolution with a stride makes outputs of one length of
    /// inputs of several. Default 0.
    /// </summary>
    public int OutputPadding { get; init; }

    /// <summary>The positions of y from one position of the kernel to the next, positive. Default 1.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>
    /// The groups that channels are split into, in order: an input reaches the outputs of its own group. A divisor of both channels; as many as both give each
    /// channel a kernel of its own (depthwise). Default 1.
    /// </summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether the layer adds a bias. Default <see langword="true"/>.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>
    /// How the weights start. Default <see cref="Initializer.Auto"/>: as the activation that follows asks for. fanIn is filters / groups · kernel, and fanOut inputs ·
    /// kernel: PyTorch counts both by the axes of the weights, the other way round than for a convolution.
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
