namespace StaticNet;

/// <summary>
/// The parametric rectifier <c>y = x</c> for x &gt; 0, else <c>slope · x</c>, with a trained slope: one for the layer, or one a channel. Any shape; the
/// derivative at 0 is the slope. <c>∂L/∂slope = Σ x · ∂L/∂y</c> over all x ≤ 0. He, Zhang, Ren and Sun 2015, <i>Delving Deep into
/// Rectifiers</i>, who don't decay slopes; the same as <c>torch.nn.PReLU</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PReluAttribute : LayerAttribute
{
    /// <summary>
    /// Whether each channel has a slope of its own: each of the first axis of images, of three sizes, and of the signals, <c>[channels, length]</c>, that a convolution,
    /// a pool or another layer of channels made. Of vectors and of sequences of features, <c>[steps, features]</c>, what a network's input of two sizes is too, each
    /// feature, the last axis, has one, where <c>torch.nn.PReLU</c> has one for each step. Default false.
    /// </summary>
    public bool PerChannel { get; init; }

    /// <summary>What the slopes start with, finite. Default 0.25.</summary>
    public float InitialSlope { get; init; } = 0.25f;
}
