namespace StaticNet;

/// <summary>How the length of a gradient is measured: the order p of <c>‖g‖_p</c>, as in <c>torch.nn.utils.clip_grad_norm_</c>.</summary>
public enum GradientNorm
{
    /// <summary>p = 1, the sum of magnitudes: <c>Σ|gᵢ|</c>.</summary>
    L1,

    /// <summary>p = 2, the Euclidean length: <c>√Σgᵢ²</c>.</summary>
    L2,

    /// <summary>p = ∞, the largest magnitude: <c>max|gᵢ|</c>.</summary>
    Max,
}
