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
    /// Whether each channel has a slope of its own: each feature, the last axis, of vectors and sequences, and each of the first axis of images, of
    /// three sizes. Default false.
    /// </summary>
    public bool PerChannel { get; init; }

    /// <summary>What the slopes start with, finite. Default 0.25.</summary>
    public float InitialSlope { get; init; } = 0.25f;
}
