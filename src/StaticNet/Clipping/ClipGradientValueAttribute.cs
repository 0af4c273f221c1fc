namespace StaticNet;

/// <summary>
/// Clamps every element of the gradient to ±<c>limit</c> as it is written; NaN stays NaN. The same as
/// <c>torch.nn.utils.clip_grad_value_</c>. Together with <see cref="ClipGradientNormAttribute"/> the norm is that of
/// the clamped gradient.
/// </summary>
/// <param name="limit">The largest magnitude, positive and finite. It can be changed on the network at run time.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ClipGradientValueAttribute(float limit) : ClippingAttribute
{
    /// <summary>The largest magnitude.</summary>
    public float Limit { get; } = limit;
}
