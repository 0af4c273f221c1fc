namespace StaticNet;

/// <summary>
/// Normalization by the root mean square: <c>y = scale · x / √(mean(x²) + ε)</c>, the mean over the features of a row, the
/// last axis. Any shape; <see cref="FlattenAttribute"/> before it makes one row of a sample.
/// </summary>
/// <remarks>
/// <para>
/// Like <see cref="LayerNormAttribute"/> without mean and shift, which most networks don't miss, and less work. Parameter
/// <c>Scale</c>, 1 at the start, of shape <c>[features]</c>. A row's output depends on that row alone, in
/// training as in inference.
/// </para>
/// <para>
/// Squares are summed in double. Gradients, with <c>σ = √(mean(x²) + ε)</c>, <c>x̂ = x / σ</c>, <c>g = scale · ∂L/∂y</c> and means
/// over a row: <c>∂L/∂x = (g − x̂ · mean(g · x̂)) / σ</c>, <c>∂L/∂scale = Σ_b ∂L/∂y · x̂</c>. Zhang and Sennrich 2019; the same as
/// <c>torch.nn.RMSNorm</c> over the last dimension.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class RmsNormAttribute : LayerAttribute
{
    /// <summary>
    /// ε, what is added to the mean square, positive and finite. Default 2⁻²³ = 1.1920929e-7, the distance from 1 to the next
    /// float, as PyTorch chooses for float32 where none is given.
    /// </summary>
    public float Epsilon { get; init; } = 1.1920929e-7f;

    /// <summary>Whether there is a scale to train. Default <see langword="true"/>.</summary>
    public bool Affine { get; init; } = true;
}
