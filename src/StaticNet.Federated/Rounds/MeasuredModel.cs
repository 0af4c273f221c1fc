namespace StaticNet.Federated;

/// <summary>What was measured of a model: by clients together, each counting by its samples, or by a server.</summary>
/// <param name="Loss">The mean loss.</param>
/// <param name="SampleCount">The samples.</param>
/// <param name="Metrics">Further figures by name.</param>
public sealed record MeasuredModel(double Loss, long SampleCount, IReadOnlyDictionary<string, double> Metrics)
{
    /// <summary>The figure <c>accuracy</c>; null where it wasn't measured.</summary>
    public double? Accuracy => Metrics.TryGetValue("accuracy", out double value) ? value : null;
}
