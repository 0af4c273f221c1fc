namespace StaticNet;

/// <summary>
/// <c>y = x/(1 + |x|)</c>, any shape; derivative <c>1/(1 + |x|)² = (1 − |y|)²</c>. Saturates more gently than tanh.
/// Bergstra et al. 2009; the same as <c>torch.nn.Softsign</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftsignAttribute : LayerAttribute;
