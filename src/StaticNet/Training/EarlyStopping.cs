using System.Globalization;

namespace StaticNet;

/// <summary>
/// When a run ends early: after <see cref="Patience"/> epochs in a row in which what is watched has not become better by more than
/// <see cref="MinDelta"/> (Prechelt 1998; as Keras' <c>EarlyStopping</c>). The best weights come back at the end of the run, also of one that wasn't
/// stopped early, and when a callback stops it, but not when it is cancelled.
/// </summary>
/// <remarks>
/// Best are the weights and statistics as they were evaluated: the averaged ones with <see cref="Trainer{TNetwork}.EvaluatesAverage"/>. The
/// optimizer's state is not taken back. NaN is never better.
/// </remarks>
public sealed class EarlyStopping
{
    /// <summary>Early stopping.</summary>
    /// <param name="patience">The epochs without improvement that end the run, at least 1.</param>
    /// <param name="minDelta">What counts as improvement must exceed this, finite and 0 or more.</param>
    /// <param name="metric">
    /// What is watched: the name of one of <see cref="Trainer{TNetwork}.Metrics"/>, <c>loss</c> or <c>accuracy</c> on the validation samples,
    /// of a network with several outputs those of one, <c>digit_loss</c>, <c>digit_accuracy</c>, <c>train_loss</c>, or <c>train_accuracy</c> where that is measured; null for <c>loss</c>.
    /// </param>
    /// <param name="restoresBest">Whether the network gets the best weights at the end of the run.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public EarlyStopping(int patience, double minDelta = 0, string? metric = null, bool restoresBest = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        if (!(minDelta >= 0 && double.IsFinite(minDelta)))
            throw new ArgumentOutOfRangeException(
                nameof(minDelta), minDelta, $"minDelta is {minDelta.ToString(CultureInfo.InvariantCulture)}; it must be finite and 0 or more.");
        Patience = patience;
        MinDelta = minDelta;
        Metric = metric;
        RestoresBest = restoresBest;
    }

    /// <summary>The epochs without improvement that end the run.</summary>
    public int Patience { get; }

    /// <summary>What counts as improvement exceeds this.</summary>
    public double MinDelta { get; }

    /// <summary>The name of what is watched; null for the loss on the validation samples.</summary>
    public string? Metric { get; }

    /// <summary>Whether the network gets the best weights at the end of the run.</summary>
    public bool RestoresBest { get; }
}
