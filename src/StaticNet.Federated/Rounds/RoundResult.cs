using System.Collections.Immutable;

namespace StaticNet.Federated;

/// <summary>What a round achieved.</summary>
/// <param name="Round">Its number, from 1.</param>
/// <param name="Training">What became of the clients that were to train, in the order of their names.</param>
/// <param name="Evaluation">What became of those that were to measure.</param>
/// <param name="Failure">Why the model is what it was before the round, a sentence; null where it has changed.</param>
public sealed record RoundResult(int Round, ImmutableArray<ClientOutcome> Training, ImmutableArray<ClientOutcome> Evaluation, string? Failure)
{
    /// <summary>The samples of the accepted updates.</summary>
    public long SampleCount { get; init; }

    /// <summary>What clients reported of their training: means over those who report a figure, a finite number, each counting by its samples.</summary>
    public required IReadOnlyDictionary<string, double> TrainingMetrics { get; init; }

    /// <summary>What clients measured of the round's model; null where none did.</summary>
    public MeasuredModel? Clients { get; init; }

    /// <summary>What the server measured of it; null where it doesn't.</summary>
    public MeasuredModel? Server { get; init; }

    /// <summary>The clients that were there and left out, in the order of their names: see <see cref="FederatedOptions.PutAsideAfter"/>.</summary>
    public ImmutableArray<string> PutAside { get; init; } = [];

    /// <summary>The privacy spent so far; null where there is none.</summary>
    public double? Epsilon { get; init; }

    /// <summary>How long it took.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The number of accepted updates.</summary>
    public int AcceptedCount => Training.Count(outcome => outcome.Kind == OutcomeKind.Accepted);
}
