namespace StaticNet;

/// <summary>
/// <c>y = λ·x</c> for <c>x &gt; 0</c>, else <c>λ·α·(eˣ − 1)</c> with λ = 1.0507009873554805 and α = 1.6732632423543772, any shape;
/// derivative λ, or <c>λ·α·eˣ = y + λ·α</c> (λ·α at 0). Activations tend to mean 0 and variance 1 by themselves.
/// Klambauer et al. 2017; the same as <c>torch.nn.SELU</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SeluAttribute : LayerAttribute;
