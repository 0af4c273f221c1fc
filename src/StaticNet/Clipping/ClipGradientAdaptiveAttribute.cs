namespace StaticNet;

/// <summary>
/// Adaptive gradient clipping: for each output of a layer, with w its weights and g their gradient, g becomes
/// <c>g · L / max(‖g‖₂, 1e-6)</c> where <c>‖g‖₂ ≥ L</c>, <c>L = limit · max(‖w‖₂, 1e-3)</c>. A step then changes an output's
/// weights by a part of their length at most. Biases and the parameters of normalization count as a whole each. Brock et al. 2021
/// (arXiv:2102.06171).
/// </summary>
/// <param name="limit">The part, λ, positive and finite. It can be changed on the network at run time: <c>AdaptiveClipping</c>. Default 0.01.</param>
/// <remarks>
/// Outputs are those of the first axis of weights; a transposed convolution's, which begin with inputs, are clipped for each input, as PyTorch's timm does.
/// <see cref="GradientResult.Norm"/> is the norm of all gradients before they are scaled, <see cref="GradientResult.Scale"/> the
/// smallest factor of an output. The gradients' norms are by-products of the backward pass; weights are read once more, but only those
/// of panels (16 outputs) with a gradient of at least <c>limit · 1e-3</c>, which no weights could let pass otherwise. It excludes
/// <see cref="ClipGradientNormAttribute"/> and <see cref="ClipLayerGradientNormAttribute"/>; after
/// <see cref="ClipGradientValueAttribute"/> norms are those of the clamped gradient.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ClipGradientAdaptiveAttribute(float limit = 0.01f) : ClippingAttribute
{
    /// <summary>The largest norm of a gradient as a part of its weights' norm.</summary>
    public float Limit { get; } = limit;

    /// <summary>
    /// Whether the last layer with weights keeps its gradients as they are, as the paper recommends for classifiers. Default
    /// <see langword="true"/>; a network of one layer needs <see langword="false"/> to be clipped at all.
    /// </summary>
    public bool ExcludeLast { get; init; } = true;
}
