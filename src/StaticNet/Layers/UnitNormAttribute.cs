namespace StaticNet;

/// <summary>
/// Brings each row of the last axis to length 1: <c>y = x / max(‖x‖₂, ε)</c>, as embeddings are compared by their direction. Any shape; no
/// parameters. Gradient <c>∂L/∂x = (g − y · (g·y)) / ‖x‖₂</c> with <c>g = ∂L/∂y</c>, and <c>g / ε</c> where the length is at most ε. Lengths are
/// summed in double. The same as <c>torch.nn.functional.normalize</c> over the last dimension.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class UnitNormAttribute : LayerAttribute
{
    /// <summary>ε, the length that shorter rows are divided by, positive and finite. Default 1e-12.</summary>
    public float Epsilon { get; init; } = 1e-12f;
}
