using System.Collections.Immutable;

namespace StaticNet;

/// <summary>What a call of <c>Fit</c> achieved.</summary>
/// <param name="Epochs">The epochs in order; the last is incomplete if the run was cancelled inside it.</param>
/// <param name="IsCancelled">Whether the run ended early because it was cancelled.</param>
public sealed record TrainingResult(ImmutableArray<EpochResult> Epochs, bool IsCancelled);
