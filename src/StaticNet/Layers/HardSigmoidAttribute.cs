namespace StaticNet;

/// <summary>
/// <c>y = min(max(x + 3, 0), 6)/6</c>, any shape: the logistic function in straight lines; derivative 1/6 for
/// <c>−3 &lt; x &lt; 3</c>, else 0. Courbariaux et al. 2015; the same as <c>torch.nn.Hardsigmoid</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class HardSigmoidAttribute : LayerAttribute;
