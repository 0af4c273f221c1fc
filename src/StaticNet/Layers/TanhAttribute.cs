namespace StaticNet;

/// <summary>
/// The hyperbolic tangent <c>y = tanh x = (eˣ − e⁻ˣ)/(eˣ + e⁻ˣ)</c>, any shape; derivative <c>1 − y²</c>. Saturates beyond ±9, where gradients vanish.
/// The same as <c>torch.nn.Tanh</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class TanhAttribute : LayerAttribute;
