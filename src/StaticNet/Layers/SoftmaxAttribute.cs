namespace StaticNet;

/// <summary>
/// <c>yᵢ = e^xᵢ/Σⱼ e^xⱼ</c> over the features of a row, the last axis: positive, with sum 1; any shape. Gradient
/// <c>∂L/∂xᵢ = yᵢ·(∂L/∂yᵢ − Σⱼ yⱼ·∂L/∂yⱼ)</c>. Values of any finite size stay finite; NaN, +∞ or nothing but −∞ makes the
/// row NaN. The same as <c>torch.nn.Softmax</c> over the last dimension. For class labels no softmax is needed:
/// <see cref="SoftmaxCrossEntropyAttribute"/> takes logits.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftmaxAttribute : LayerAttribute;
