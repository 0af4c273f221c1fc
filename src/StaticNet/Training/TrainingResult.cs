using System.Collections.Immutable;

namespace StaticNet;

/// <summary>What a call of <c>Fit</c> achieved.</summary>
/// <param name="Epochs">The epochs in order; the last is incomplete if the run was cancelled inside it.</param>
/// <param name="IsCancelled">Whether the run ended early because it was cancelled.</param>
public sealed record TrainingResult(ImmutableArray<EpochResult> Epochs, bool IsCancelled)
{
    /// <summary>Why it ended.</summary>
    public TrainingEnd End { get; init; } = IsCancelled ? TrainingEnd.Cancelled : TrainingEnd.Completed;

    /// <summary>Whether the run can go on: it was cancelled, or a callback asked for a stop.</summary>
    public bool IsUnfinished => End is TrainingEnd.Cancelled or TrainingEnd.StopRequested;

    /// <summary>The epoch of the run that was best by what is watched (<see cref="EpochResult.Score"/>); null without any.</summary>
    public int? BestEpoch { get; init; }

    /// <summary>The epoch whose weights the network got back at the end; null where it has its last ones.</summary>
    public int? RestoredEpoch { get; init; }

    /// <summary>The steps of the run that were not made because they were bad or had nothing to learn from, those that were rolled back included.</summary>
    public int SkippedSteps => Epochs.Sum(epoch => epoch.SkippedSteps);

    /// <summary>Those of them after which the network went back to the last good state.</summary>
    public int Rollbacks => Epochs.Sum(epoch => epoch.Rollbacks);

    /// <summary>Why the last of them was not made; null if there was none.</summary>
    public BadStep? LastBadStep => Epochs.LastOrDefault(epoch => epoch.LastBadStep is not null)?.LastBadStep;
}
