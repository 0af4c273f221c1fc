namespace StaticNet;

/// <summary>
/// A fully connected layer: <c>y[o] = bias[o] + Σᵢ weights[o, i] · x[i]</c>. Input <c>[inputs]</c>, output <c>[units]</c>;
/// an input of more dimensions is read as one vector in row-major order.
/// </summary>
/// <param name="units">The number of outputs, positive.</param>
/// <remarks>
/// The sum runs in ascending order of <c>i</c>, starting from the bias, with fused multiply-add. Gradients:
/// <c>∂L/∂weights[o, i] = Σ_b x[b, i] · ∂L/∂y[b, o]</c>, <c>∂L/∂bias[o] = Σ_b ∂L/∂y[b, o]</c>,
/// <c>∂L/∂x[b, i] = Σₒ weights[o, i] · ∂L/∂y[b, o]</c>. The same as <c>torch.nn.Linear</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DenseAttribute(int units) : LayerAttribute
{
    /// <summary>The number of outputs.</summary>
    public int Units { get; } = units;

    /// <summary>Whether the layer adds a bias. Default <see langword="true"/>.</summary>
    public bool Bias { get; init; } = true;

    /// <summary>How the weights start. Default <see cref="Initializer.Default"/>.</summary>
    public Initializer Init { get; init; } = Initializer.Default;
}
