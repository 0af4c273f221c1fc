namespace StaticNet;

/// <summary>
/// Softmax followed by cross-entropy on class labels, computed together on the logits so that nothing overflows:
/// <c>loss = mean over samples of log Σ_c exp(x_c) − x_label</c>. The network's outputs are the logits,
/// <c>[…, classes]</c>; targets are labels in [0, classes), one for each row of logits. The same as <c>torch.nn.CrossEntropyLoss</c>, but for batches without weight.
/// </summary>
/// <remarks>
/// With smoothing e over C classes the loss is <c>(1 − e) · NLL + (e / C) · Σ_c −log p_c</c> (Szegedy et al. 2016).
/// Gradient: <c>(softmax(x)_c − (1 − e) · [c = label] − e / C) / samples</c>.
/// <para>
/// With class weights w a sample's loss is <c>(1 − e) · w_label · NLL + (e / C) · Σ_c w_c · −log p_c</c>, and the mean divides
/// the sum by <c>Σ w_label</c> over the samples instead of their number; samples with <see cref="IgnoreLabel"/> are in neither sum.
/// Where nothing is left to divide by, since every label of a batch is ignored or weighs 0, the loss and every gradient are 0:
/// PyTorch's are NaN, which would end a training run for a batch that has nothing to say. No step is made of it
/// (<see cref="GradientResult.IsEmpty"/>), and an evaluation over such samples alone is NaN.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SoftmaxCrossEntropyAttribute : LossAttribute
{
    /// <summary>The label smoothing e, in [0, 1]. Default 0.</summary>
    public float LabelSmoothing { get; init; }

    /// <summary>The weights w, one for each class, finite, 0 or more, not all 0. Default: 1 each.</summary>
    public float[] ClassWeights { get; init; } = [];

    /// <summary>
    /// The label of samples to ignore: they give no loss and no gradient, and metrics leave them out. Any integer; PyTorch's
    /// habit is −100. Unless it is written no label is ignored.
    /// </summary>
    public int IgnoreLabel { get; init; }
}
