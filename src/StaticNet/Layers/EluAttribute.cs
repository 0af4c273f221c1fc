namespace StaticNet;

/// <summary>
/// <c>y = x</c> for <c>x &gt; 0</c>, else <c>α·(eˣ − 1)</c>, any shape; derivative 1, or <c>α·eˣ = y + α</c> (α at 0).
/// Saturates at −α, which keeps means near 0. Clevert et al. 2015; the same as <c>torch.nn.ELU</c>.
/// </summary>
/// <param name="alpha">The magnitude at which negative outputs saturate, finite and at least 0. Default 1.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class EluAttribute(float alpha = 1f) : LayerAttribute
{
    /// <summary>The magnitude at which negative outputs saturate.</summary>
    public float Alpha { get; } = alpha;
}
