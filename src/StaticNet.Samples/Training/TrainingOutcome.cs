using System.Collections.Immutable;

namespace StaticNet.Samples.Training;

/// <summary>What a run achieved.</summary>
/// <param name="Epochs">The complete epochs, in order.</param>
/// <param name="Partial">The epoch that the run was ended in, or null.</param>
/// <param name="IsCancelled">Whether the run was ended before its last epoch was complete.</param>
internal sealed record TrainingOutcome(ImmutableArray<EpochResult> Epochs, EpochResult? Partial, bool IsCancelled)
{
    /// <summary>The last epoch, complete or not; null if there was no step.</summary>
    public EpochResult? Last => Partial ?? LastComplete;

    /// <summary>The last complete epoch, or null.</summary>
    public EpochResult? LastComplete => Epochs.Length > 0 ? Epochs[^1] : null;

    /// <summary>The mean time of the steps of a complete epoch, in seconds; null if none was completed.</summary>
    public double? SecondsPerEpoch => Epochs.Length > 0 ? Epochs.Average(epoch => epoch.Duration.TotalSeconds) : null;
}
