namespace StaticNet.Federated;

/// <summary>
/// The median of each element over the clients, which fewer than half of them can't move out of the range of the others (Yin et al. 2018, "Byzantine-robust distributed
/// learning"); of an even number of clients the mean of the two in the middle. Numbers of samples don't matter.
/// </summary>
public sealed class CoordinateMedian : CoordinateAggregator
{
    /// <inheritdoc/>
    public override string Name => "median";

    /// <inheritdoc/>
    protected override double CombineSorted(ReadOnlySpan<float> values) =>
        ((double)values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
}
