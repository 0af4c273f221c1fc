using System.Collections.Immutable;

namespace StaticNet.Federated;

/// <summary>What the clients of a round have trained together.</summary>
/// <param name="Outcomes">What became of each, in the order of their names.</param>
/// <param name="Combined">What they have found, combined; null where nothing counts.</param>
/// <param name="Failure">Why nothing counts, a sentence; null where it does.</param>
internal sealed record TrainedRound(ImmutableArray<ClientOutcome> Outcomes, float[]? Combined, string? Failure)
{
    /// <summary>The samples of those that count; 0 where that isn't known.</summary>
    public long SampleCount { get; init; }

    /// <summary>What they report.</summary>
    public IReadOnlyDictionary<string, double> Metrics { get; init; } = ImmutableDictionary<string, double>.Empty;
}
