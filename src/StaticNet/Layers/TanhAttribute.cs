namespace StaticNet;

/// <summary>
/// The hyperbolic tangent, any shape; derivative <c>1 − y²</c>. Saturates beyond ±9, where gradients vanish.
/// The same as <c>torch.nn.Tanh</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TanhAttribute : LayerAttribute;
