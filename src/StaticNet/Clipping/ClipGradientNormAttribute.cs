namespace StaticNet;

/// <summary>
/// Scales all gradients, <c>g = g · min(1, max / (‖g‖ + 1e-6))</c>, ‖g‖ the norm over every parameter of the network: the
/// direction stays, the length is at most <c>max</c>. Pascanu et al. 2013; the same as
/// <c>torch.nn.utils.clip_grad_norm_</c>.
/// </summary>
/// <param name="max">The largest norm, positive and finite. It can be changed on the network at run time: <c>MaxGradientNorm</c>.</param>
/// <remarks>
/// The squares or magnitudes are summed while the gradients are written, in double where float isn't enough, so the norm is
/// right for any finite gradient, and the factor is applied inside the optimizer's pass: clipping makes no pass of its own.
/// It excludes <see cref="ClipLayerGradientNormAttribute"/> and <see cref="ClipGradientAdaptiveAttribute"/>; after
/// <see cref="ClipGradientValueAttribute"/> the norm is that of the clamped gradient.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ClipGradientNormAttribute(float max) : ClippingAttribute
{
    /// <summary>The largest norm.</summary>
    public float Max { get; } = max;

    /// <summary>The norm. Default <see cref="GradientNorm.L2"/>.</summary>
    public GradientNorm Norm { get; init; } = GradientNorm.L2;
}
