namespace StaticNet;

/// <summary>
/// <c>y = x·Φ(x)</c> with the distribution function Φ of the standard normal, any shape; derivative <c>Φ(x) + x·φ(x)</c>.
/// Hendrycks and Gimpel 2016; the same as <c>torch.nn.GELU</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class GeluAttribute : LayerAttribute
{
    /// <summary>
    /// Whether to compute <c>x·(1 + tanh(√(2/π)·(x + 0.044715·x³)))/2</c> instead, which differs by less than 5e-4: for
    /// weights of networks trained with it (<c>approximate='tanh'</c> in PyTorch). Default <see langword="false"/>.
    /// </summary>
    public bool Approximate { get; init; }
}
