namespace StaticNet.Metrics;

/// <summary>
/// The coefficient of determination, <c>1 − Σ(y − target)² / Σ(target − mean of targets)²</c> for each output, and their mean. For
/// networks whose outputs are estimates of target values. The same as <c>sklearn.metrics.r2_score</c>.
/// </summary>
/// <remarks>
/// An output whose targets are all the same has 1 if every estimate is exact and 0 otherwise. The value is NaN for fewer than two
/// samples, and after an output that is NaN. Sums of squares around the mean are kept up to date as in Welford (1962), so large means cost no digits.
/// </remarks>
public sealed class RSquared : Metric
{
    private NetworkArchitecture? _architecture;
    private double[] _means = []; // [outputs]
    private double[] _deviations = []; // [outputs]: Σ(target − mean)²
    private double[] _residuals = []; // [outputs]: Σ(y − target)²
    private long _count;

    /// <inheritdoc/>
    public override string Name => "r_squared";

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            if (_count < 2)
                return double.NaN;
            double sum = 0;
            for (int i = 0; i < _means.Length; i++)
                sum += Determination(_deviations[i], _residuals[i]);
            return sum / _means.Length;
        }
    }

    /// <inheritdoc/>
    public override void Begin(NetworkArchitecture architecture, int samples)
    {
        _architecture = MetricChecks.Regression(architecture, Name);
        int outputs = architecture.OutputLength;
        if (_means.Length != outputs)
            (_means, _deviations, _residuals) = (new double[outputs], new double[outputs], new double[outputs]);
        Array.Clear(_means);
        Array.Clear(_deviations);
        Array.Clear(_residuals);
        _count = 0;
    }

    /// <inheritdoc/>
    public override void Add(ReadOnlySpan<float> outputs, Targets targets)
    {
        int batch = MetricChecks.Batch(_architecture, outputs, targets);
        var values = targets.Values;
        for (int sample = 0, index = 0; sample < batch; sample++)
        {
            _count++;
            for (int i = 0; i < _means.Length; i++, index++)
            {
                double residual = (double)outputs[index] - values[index];
                double before = values[index] - _means[i];
                _means[i] += before / _count;
                _deviations[i] += before * (values[index] - _means[i]);
                _residuals[i] += residual * residual;
            }
        }
    }

    private static double Determination(double deviation, double residual) => deviation switch
    {
        // NaN stays: it is no estimate, and no bad one either.
        0 when double.IsNaN(residual) => residual,
        0 => residual == 0 ? 1 : 0,
        _ => 1 - (residual / deviation),
    };
}
