namespace StaticNet;

/// <summary>
/// ReLU with a ceiling, <c>y = min(max(x, 0), 6)</c>, any shape; the derivative is 1 for <c>0 &lt; x &lt; 6</c>, else 0, at both
/// ends too. Krizhevsky 2010; the same as <c>torch.nn.ReLU6</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class Relu6Attribute : LayerAttribute;
