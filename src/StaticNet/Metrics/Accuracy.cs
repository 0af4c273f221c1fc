namespace StaticNet;

/// <summary>
/// The share of right answers. A network with class labels predicts the class of the largest output, the first of equals; samples
/// with the label that its loss ignores don't count, and those with an output that is NaN are wrong. One with binary cross-entropy says yes where a logit is above 0; each of its
/// outputs is an answer, wrong if it is NaN, and targets must be 0 and 1.
/// </summary>
public sealed class Accuracy : Metric
{
    private readonly AnswerCounts _counts = new();

    /// <inheritdoc/>
    public override string Name => "accuracy";

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    /// <inheritdoc/>
    public override double Value => _counts.Total == 0 ? double.NaN : (double)_counts.Correct / _counts.Total;

    /// <inheritdoc/>
    public override bool TakesTarget(float target) => target is 0 or 1;

    /// <inheritdoc/>
    public override void Begin(NetworkArchitecture architecture, int samples) => _counts.Begin(architecture, Name);

    /// <inheritdoc/>
    public override void Add(ReadOnlySpan<float> outputs, Targets targets) => _counts.Add(outputs, targets);
}
