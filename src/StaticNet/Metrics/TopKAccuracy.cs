namespace StaticNet.Metrics;

/// <summary>
/// The share of samples whose label's output is among the k largest; of equal ones those of lower classes are larger, so that k = 1
/// gives <see cref="Accuracy"/>. For networks with class labels. A sample with an output that is NaN is wrong.
/// </summary>
public sealed class TopKAccuracy : Metric
{
    private readonly int _k;
    private NetworkArchitecture? _architecture;
    private long _correct;
    private long _total;

    /// <summary>The accuracy of k guesses.</summary>
    /// <param name="k">How many classes may be guessed, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">k is below 1.</exception>
    public TopKAccuracy(int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        _k = k;
        Name = $"top_{k}_accuracy";
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    /// <inheritdoc/>
    public override double Value => _total == 0 ? double.NaN : (double)_correct / _total;

    /// <inheritdoc/>
    public override void Begin(NetworkArchitecture architecture, int samples)
    {
        if (MetricChecks.Task(architecture, Name) != ClassificationTask.Classes || architecture.OutputLength < _k)
            throw MetricChecks.NotDefined(architecture, Name, $"labels of at least {_k} classes");
        _architecture = architecture;
        _correct = _total = 0;
    }

    /// <inheritdoc/>
    public override void Add(ReadOnlySpan<float> outputs, Targets targets)
    {
        MetricChecks.Batch(_architecture, outputs, targets);
        int classes = _architecture!.OutputLength;
        for (int i = 0; i < targets.Labels.Length; i++)
        {
            if (targets.Labels[i] == _architecture.IgnoreLabel)
                continue;
            int label = MetricChecks.Label(targets.Labels[i], i, classes);
            _total++;
            if (CountLarger(outputs.Slice(i * classes, classes), label) < _k)
                _correct++;
        }
    }

    private static int CountLarger(ReadOnlySpan<float> values, int index)
    {
        float own = values[index];
        int larger = 0;
        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsNaN(values[i]))
                return values.Length;
            if (values[i] > own || (values[i] == own && i < index))
                larger++;
        }

        return larger;
    }
}
