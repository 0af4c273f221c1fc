namespace StaticNet;

/// <summary>
/// Layer normalization: <c>y = scale · (x − mean) / √(variance + ε) + shift</c>, mean and variance over the features of
/// a row, the last axis. Any shape; <see cref="FlattenAttribute"/> before it makes one row of a sample.
/// </summary>
/// <remarks>
/// <para>
/// Parameters <c>Scale</c>, 1 at the start, and <c>Shift</c>, 0, both of shape <c>[features]</c>. The variance has the
/// divisor n (biased). A row's output depends on that row alone, in training as in inference; equal values give the
/// shift exactly.
/// </para>
/// <para>
/// The mean is summed first, then the squares of the deviations from it, both in double: right for values whose mean is a
/// million times their deviation. Gradients, with <c>σ = √(variance + ε)</c>, <c>x̂ = (x − mean) / σ</c>, <c>g = scale · ∂L/∂y</c>
/// and means over a row: <c>∂L/∂x = (g − mean(g) − x̂ · mean(g · x̂)) / σ</c>, <c>∂L/∂scale = Σ_b ∂L/∂y · x̂</c>,
/// <c>∂L/∂shift = Σ_b ∂L/∂y</c>. Ba, Kiros and Hinton 2016; the same as <c>torch.nn.LayerNorm</c> over the last dimension.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LayerNormAttribute : LayerAttribute
{
    /// <summary>ε, what is added to the variance, positive and finite. Default 1e-5.</summary>
    public float Epsilon { get; init; } = 1e-5f;

    /// <summary>Whether there are a scale and a shift to train. Default <see langword="true"/>.</summary>
    public bool Affine { get; init; } = true;

    /// <summary>Whether an affine layer has a shift, and not only a scale. Default <see langword="true"/>.</summary>
    public bool Bias { get; init; } = true;
}
