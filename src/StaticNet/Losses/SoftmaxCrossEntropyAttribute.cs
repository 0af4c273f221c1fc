namespace StaticNet;

/// <summary>
/// Softmax followed by cross-entropy on class labels, computed together on the logits so that nothing overflows:
/// <c>loss = mean over samples of log Σ_c exp(x_c) − x_label</c>. The network's outputs are the logits, one a class;
/// targets are labels in [0, classes). The same as <c>torch.nn.CrossEntropyLoss</c>.
/// </summary>
/// <remarks>
/// With smoothing e over C classes the loss is <c>(1 − e) · NLL + (e / C) · Σ_c −log p_c</c> (Szegedy et al. 2016).
/// Gradient: <c>(softmax(x)_c − (1 − e) · [c = label] − e / C) / samples</c>.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftmaxCrossEntropyAttribute : LossAttribute
{
    /// <summary>The label smoothing e, in [0, 1]. Default 0.</summary>
    public float LabelSmoothing { get; init; }
}
