namespace StaticNet;

/// <summary>
/// The rectified linear unit <c>y = max(x, 0)</c>, any shape; the derivative at 0 is 0.
/// Nair and Hinton 2010; the same as <c>torch.nn.ReLU</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class ReluAttribute : LayerAttribute;
