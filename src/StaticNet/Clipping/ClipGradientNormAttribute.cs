namespace StaticNet;

/// <summary>
/// Scales all gradients by <c>min(1, max / (‖g‖₂ + 1e-6))</c>, ‖g‖₂ the norm over every parameter of the network: the
/// direction stays, the length is at most <c>max</c>. Pascanu et al. 2013; the same as
/// <c>torch.nn.utils.clip_grad_norm_</c>.
/// </summary>
/// <param name="max">The largest norm, positive and finite. It can be changed on the network at run time.</param>
/// <remarks>
/// The squares are summed in double while the gradients are written, so the norm is exact for any finite gradient, and
/// the factor is applied inside the optimizer's pass: clipping makes no pass of its own.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ClipGradientNormAttribute(float max) : ClippingAttribute
{
    /// <summary>The largest norm.</summary>
    public float Max { get; } = max;
}
