namespace StaticNet;

/// <summary>
/// The smooth ReLU <c>y = ln(1 + e^(β·x))/β</c>, and <c>y = x</c> where <c>β·x</c> exceeds a threshold; any shape; derivative
/// <c>σ(β·x)</c>, or 1 beyond the threshold. Dugas et al. 2001; the same as <c>torch.nn.Softplus</c>.
/// </summary>
/// <param name="beta">The sharpness of the bend, in [1e-6, 1e6]. Default 1.</param>
/// <param name="threshold">
/// Where <c>β·x</c> exceeds it, the output is the input; finite and at least 0. Default 20, from where on the two are one float.
/// </param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftplusAttribute(float beta = 1f, float threshold = 20f) : LayerAttribute
{
    /// <summary>The sharpness of the bend.</summary>
    public float Beta { get; } = beta;

    /// <summary>Where <c>β·x</c> exceeds it, the output is the input.</summary>
    public float Threshold { get; } = threshold;
}
