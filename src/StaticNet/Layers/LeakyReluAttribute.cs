namespace StaticNet;

/// <summary>
/// <c>y = x</c> for <c>x &gt; 0</c>, else <c>slope · x</c>, any shape; the derivative at 0 is the slope. A unit never goes
/// silent for good. Maas et al. 2013; the same as <c>torch.nn.LeakyReLU</c>.
/// </summary>
/// <param name="slope">The slope for negative inputs, in [0, 1]. Default 0.01.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class LeakyReluAttribute(float slope = 0.01f) : LayerAttribute
{
    /// <summary>The slope for negative inputs.</summary>
    public float Slope { get; } = slope;
}
