namespace StaticNet;

/// <summary>
/// Binary cross-entropy with logits: sigmoid followed by cross-entropy, computed together so that nothing overflows,
/// <c>loss = mean of max(x, 0) − x·t + ln(1 + e^−|x|)</c> over every element of the batch. The network's outputs are the logits
/// x, one for each question with the answers yes and no; targets t have the shape of the outputs, each in [0, 1], and a class
/// is 0 or 1. The same as <c>torch.nn.BCEWithLogitsLoss</c>.
/// </summary>
/// <remarks>
/// With a weight p of positive targets the mean is of <c>p·t·ln(1 + e⁻ˣ) + (1 − t)·ln(1 + eˣ)</c>. Gradient:
/// <c>((1 − t)·σ(x) − p·t·σ(−x)) / elements</c>, which is <c>(σ(x) − t) / elements</c> without p.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class BinaryCrossEntropyAttribute : LossAttribute
{
    /// <summary>
    /// The weight p of positive targets, positive and finite: above 1 for more of them found, below 1 for fewer false ones;
    /// <c>pos_weight</c> of PyTorch, the same for each output. Default 1.
    /// </summary>
    public float PositiveWeight { get; init; } = 1f;
}
