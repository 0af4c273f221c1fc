namespace StaticNet;

/// <summary>
/// Clamps every finite element of the gradient as it is written, <c>g = min(max(g, −limit), limit)</c>, as <c>torch.nn.utils.clip_grad_value_</c> does.
/// NaN stays NaN and, other than there, an infinity stays one, so that it is found and reported.
/// </summary>
/// <param name="limit">The largest magnitude, positive and finite. It can be changed on the network at run time: <c>GradientLimit</c>.</param>
/// <remarks>
/// Alone, <see cref="GradientResult.Norm"/> is the L2 norm before clamping. Together with a clipping by norms
/// (<see cref="ClipGradientNormAttribute"/>, <see cref="ClipLayerGradientNormAttribute"/>,
/// <see cref="ClipGradientAdaptiveAttribute"/>) values are clamped first, and norms, the one of the result too, are those of the clamped
/// gradient: <c>clip_grad_value_</c> followed by <c>clip_grad_norm_</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ClipGradientValueAttribute(float limit) : ClippingAttribute
{
    /// <summary>The largest magnitude.</summary>
    public float Limit { get; } = limit;
}
