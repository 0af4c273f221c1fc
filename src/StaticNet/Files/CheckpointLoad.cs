using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace StaticNet.Files;

/// <summary>What a <see cref="CheckpointStore"/> has loaded.</summary>
/// <param name="State">The state; null if no checkpoint could be loaded.</param>
/// <param name="Checkpoint">The checkpoint that it is of; null if none could be loaded.</param>
/// <param name="Skipped">The files that should have been loaded before it but are damaged, and those of which not even that can be told.</param>
public sealed record CheckpointLoad(TrainingState? State, StoredCheckpoint? Checkpoint, ImmutableArray<SkippedCheckpoint> Skipped)
{
    /// <summary>Whether there is a state.</summary>
    [MemberNotNullWhen(true, nameof(State), nameof(Checkpoint))]
    public bool IsLoaded => State is not null && Checkpoint is not null;
}
