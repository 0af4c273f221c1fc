namespace StaticNet;

/// <summary>
/// <c>yᵢ = e^xᵢ/Σⱼ e^xⱼ</c> over all values of a sample: positive, with sum 1; any shape, read as one vector. Gradient
/// <c>∂L/∂xᵢ = yᵢ·(∂L/∂yᵢ − Σⱼ yⱼ·∂L/∂yⱼ)</c>. Values of any finite size stay finite; NaN, +∞ or nothing but −∞ makes the
/// sample NaN. The same as <c>torch.nn.Softmax</c> over every dimension but the batch's. For class labels no softmax is needed:
/// <see cref="SoftmaxCrossEntropyAttribute"/> takes logits.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftmaxAttribute : LayerAttribute;
