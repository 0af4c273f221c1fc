using System.Collections.Immutable;

namespace StaticNet.Federated.Tests.Transport;

/// <summary>The model of which the recordings are.</summary>
internal static class TestModel
{
    public static readonly StateDictLayout Layout = new(
    [
        new("dense.weight", [2, 3]),
        new("norm.running_mean", [3], StateDictRole.Statistic),
        new("norm.num_batches_tracked", [], StateDictRole.BatchCount),
    ]);

    public static readonly ImmutableArray<float> State = [1, 2, 3, 4, 5, 6, 0.5f, -0.5f, 0.25f, 7];

    public static readonly IReadOnlyDictionary<string, FederatedValue> Nothing = ImmutableDictionary<string, FederatedValue>.Empty;

    public static readonly FitRequest Fit = new(State.AsMemory(), Nothing);
}
