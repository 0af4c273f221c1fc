namespace StaticNet;

/// <summary>
/// Scales the gradients of each layer, <c>g = g · min(1, max / (‖g‖₂ + 1e-6))</c>, ‖g‖₂ the norm over that layer's parameters,
/// weights and bias together: one steep layer doesn't slow down the others. The same as <c>torch.nn.utils.clip_grad_norm_</c>
/// called for the parameters of each layer.
/// </summary>
/// <param name="max">The largest norm of a layer, positive and finite. It can be changed on the network at run time: <c>MaxLayerGradientNorm</c>.</param>
/// <remarks>
/// <see cref="GradientResult.Norm"/> is the norm of all gradients before they are scaled, <see cref="GradientResult.Scale"/> the
/// smallest factor of a layer. Clipping makes no pass of its own. It excludes <see cref="ClipGradientNormAttribute"/> and
/// <see cref="ClipGradientAdaptiveAttribute"/>; after <see cref="ClipGradientValueAttribute"/> norms are those of the clamped gradient.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ClipLayerGradientNormAttribute(float max) : ClippingAttribute
{
    /// <summary>The largest norm of a layer.</summary>
    public float Max { get; } = max;
}
