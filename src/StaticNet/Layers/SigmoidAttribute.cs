namespace StaticNet;

/// <summary>
/// The logistic function <c>y = 1/(1 + e⁻ˣ)</c>, any shape; derivative <c>y(1 − y)</c>, at most 1/4: a stack of them makes
/// gradients vanish. The same as <c>torch.nn.Sigmoid</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SigmoidAttribute : LayerAttribute;
