namespace StaticNet.Metrics;

/// <summary>
/// <c>√(mean of (y − target)²)</c> over every output of every sample, summed in double in their order. For networks whose outputs
/// are estimates of target values.
/// The value is NaN after an output that is NaN.
/// </summary>
public sealed class RootMeanSquaredError : Metric
{
    private NetworkArchitecture? _architecture;
    private double _sum;
    private long _count;

    /// <inheritdoc/>
    public override string Name => "root_mean_squared_error";

    /// <inheritdoc/>
    public override bool HigherIsBetter => false;

    /// <inheritdoc/>
    public override double Value => _count == 0 ? double.NaN : Math.Sqrt(_sum / _count);

    /// <inheritdoc/>
    public override void Begin(NetworkArchitecture architecture, int samples)
    {
        _architecture = MetricChecks.Regression(architecture, Name);
        _sum = 0;
        _count = 0;
    }

    /// <inheritdoc/>
    public override void Add(ReadOnlySpan<float> outputs, Targets targets)
    {
        MetricChecks.Batch(_architecture, outputs, targets);
        var values = targets.Values;
        for (int i = 0; i < outputs.Length; i++)
        {
            double difference = (double)outputs[i] - values[i];
            _sum += difference * difference;
        }

        _count += outputs.Length;
    }
}
