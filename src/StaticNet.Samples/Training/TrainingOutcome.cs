using System.Collections.Immutable;

namespace StaticNet.Samples.Training;

/// <summary>What a run achieved.</summary>
/// <param name="Epochs">The complete epochs of this process, in order; a run that was resumed has made others before.</param>
/// <param name="Partial">The epoch that the run was ended in, or null.</param>
/// <param name="IsCancelled">Whether the run was ended before its last epoch was complete.</param>
/// <param name="BestEpoch">The epoch whose weights came back; null if it is the last one's that are left.</param>
internal sealed record TrainingOutcome(ImmutableArray<EpochResult> Epochs, EpochResult? Partial, bool IsCancelled, int? BestEpoch)
{
    /// <summary>The last epoch, complete or not; null if there was no step.</summary>
    public EpochResult? Last => Partial ?? LastComplete;

    /// <summary>The last complete epoch, or null.</summary>
    public EpochResult? LastComplete => Epochs.Length > 0 ? Epochs[^1] : null;

    /// <summary>The mean time of the steps of a complete epoch, in seconds; null if none was completed.</summary>
    public double? SecondsPerEpoch => Epochs.Length > 0 ? Epochs.Average(epoch => epoch.Duration.TotalSeconds) : null;

    /// <summary>How long the epochs of this process took, evaluations included; null if there was no step.</summary>
    public TimeSpan? Duration => Last is null ? null : Epochs.Append(Partial).OfType<EpochResult>().Aggregate(TimeSpan.Zero, (sum, epoch) => sum + epoch.Duration + epoch.ValidationDuration);

    /// <summary>What a call of <c>Fit</c> achieved.</summary>
    /// <param name="result">Its result.</param>
    /// <param name="restoresBest">Whether the best weights come back at its end.</param>
    public static TrainingOutcome Of(TrainingResult result, bool restoresBest) => new(
        [.. result.Epochs.Where(epoch => epoch.IsComplete)],
        result.Epochs.LastOrDefault() is { IsComplete: false } partial ? partial : null,
        result.IsCancelled,
        restoresBest && !result.IsUnfinished ? result.BestEpoch : null);
}
