namespace StaticNet;

/// <summary>
/// A fully connected layer of the last axis: <c>y[…, o] = bias[o] + Σᵢ weights[o, i] · x[…, i]</c>. Input <c>[…, inputs]</c>, output
/// <c>[…, units]</c>: each row of a sequence alone, with the same weights. <see cref="FlattenAttribute"/> before it makes one vector of a sample.
/// </summary>
/// <param name="units">The number of outputs, positive.</param>
/// <remarks>
/// The sum runs in ascending order of <c>i</c>, starting from the bias, with fused multiply-add. Up to four outputs with 16 inputs or more for each are
/// dot products instead: input i is added to lane i mod 64, then the lanes by one fixed tree, then the bias. Gradients:
/// <c>∂L/∂weights[o, i] = Σ_b x[b, i] · ∂L/∂y[b, o]</c>, <c>∂L/∂bias[o] = Σ_b ∂L/∂y[b, o]</c>,
/// <c>∂L/∂x[b, i] = Σₒ weights[o, i] · ∂L/∂y[b, o]</c>. The same as <c>torch.nn.Linear</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units) : LayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>Whether the layer adds a bias. Default <see langword="true"/>.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>
    /// The name of a layer above whose weights this layer uses instead of its own: of an <see cref="EmbeddingAttribute"/> whose vocabulary is
    /// <see cref="Units"/> and whose features are the inputs (tied output weights, Press and Wolf 2017), or of a dense layer of the same sizes. The gradient
    /// of the weights is the sum of all uses; the bias is the layer's own. Default <see langword="null"/>: it has weights of its own.
    /// </summary>
    public string? WeightsOf { get; init; }

    /// <summary>How the weights start. Default <see cref="Initializer.Auto"/>: as the activation that follows asks for.</summary>
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
