namespace StaticNet;

/// <summary>
/// A convolution over signals: <c>y[o, t] = bias[o] + Σ weights[o, c, k] · x[c, t · stride + k · dilation − padding]</c> over the channels c of the output's group and
/// the positions k of the kernel, x being 0 outside. Input <c>[channels, length]</c>, output <c>[filters, ⌊(length + padding on both sides − dilation ·
/// (kernel − 1) − 1) / stride⌋ + 1]</c>.
/// </summary>
/// <param name="filters">The number of output channels, positive.</param>
/// <param name="kernel">The positions of the kernel, positive.</param>
/// <remarks>
/// A cross-correlation, the same as <c>torch.nn.Conv1d</c>; weights <c>[filters, channels / groups, kernel]</c>. Sums run from the bias in ascending order of
/// position, then channel, with fused multiply-add; a weight gradient's in ascending order of sample and position, an input gradient's of position of the kernel
/// and output. So results depend on neither workers nor vector width.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Conv1DAttribute(int filters, int kernel) : LayerAttribute
{
    /// <summary>The number of output channels.</summary>
    public int Filters { get; } = filters;

    /// <summary>The positions of the kernel.</summary>
    public int Kernel { get; } = kernel;

    /// <summary>The positions of x from one output to the next, positive. Default 1.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>
    /// The zeros on each side of a signal, or <see cref="StaticNet.Padding.Same"/>, <see cref="StaticNet.Padding.Causal"/> or
    /// <see cref="StaticNet.Padding.Valid"/>, the default.
    /// </summary>
    public int Padding { get; init; } = StaticNet.Padding.Valid;

    /// <summary>The positions of x from one position of the kernel to the next, positive. Default 1.</summary>
    public int Dilation { get; init; } = 1;

    /// <summary>
    /// The groups that channels are split into, in order: an output reads the inputs of its own group. A divisor of both channels; as many as inputs give each
    /// channel kernels of its own (depthwise). Default 1.
    /// </summary>
    public int Groups { get; init; } = 1;

    /// <summary>Whether the layer adds a bias. Default <see langword="true"/>.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>How the weights start. Default <see cref="Initializer.Auto"/>: as the activation that follows asks for. fanIn is inputs / groups · kernel.</summary>
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
