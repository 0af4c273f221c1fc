using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>
/// The mean of what clients have trained, weighted by their samples: Σ n_k·w_k / Σ n_k (FedAvg; McMahan et al. 2017, "Communication-efficient learning of deep networks from
/// decentralized data"). Sums are in double, in the order of the updates.
/// </summary>
public sealed class WeightedMean : Aggregator
{
    /// <inheritdoc/>
    public override string Name => "weighted mean";

    /// <inheritdoc/>
    public override int MinimumUpdates => 1;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There is no update, no client has a sample, or a model isn't as long as the layout.</exception>
    public override void Combine(StateDictLayout layout, ReadOnlySpan<float> current, IReadOnlyList<ClientUpdate> updates, Span<float> combined)
    {
        Check(layout, current, updates, combined);
        double[] weights = [.. updates.Select(update => (double)update.SampleCount)];
        if (weights.Sum() == 0)
            throw new ArgumentException("No client was trained on a sample, so no update has a weight; leave out clients without data.", nameof(updates));
        StateMath.WeightedMean(updates, weights, combined);
        RoundCounts(layout, combined);
    }
}
