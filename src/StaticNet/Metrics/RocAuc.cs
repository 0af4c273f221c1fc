namespace StaticNet.Metrics;

/// <summary>
/// The area under the receiver operating characteristic: how likely a random positive sample has a higher score than a random
/// negative one, equal scores counting half (Hanley and McNeil 1982). Exact, from the ranks of all scores.
/// </summary>
/// <remarks>
/// Two classes: class 1 is positive and the score is the difference of the logits. More: each class against the rest, by
/// <c>ln(p / (1 − p))</c> of its probability p after softmax, and their mean (macro, one versus rest). Values of 0 and 1: each
/// output is a score, and several have their mean. A class without positive or without negative samples is left out of a mean;
/// where none is left the value is NaN, as it is after an output that isn't finite.
/// <para>It keeps 5 bytes for each sample and score. Samples with the label that the loss ignores don't count.</para>
/// </remarks>
public sealed class RocAuc : Metric
{
    private NetworkArchitecture? _architecture;
    private int _samples; // what there is room for
    private int _columns;
    private float[] _scores = []; // [columns, samples]
    private bool[] _positives = []; // [columns, samples]
    private float[] _sortedScores = []; // [samples]
    private bool[] _sortedPositives = []; // [samples]
    private double[] _odds = []; // [outputs]
    private int _count;
    private bool _hasBadScore;
    private double? _value;

    /// <inheritdoc/>
    public override string Name => "roc_auc";

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    /// <inheritdoc/>
    public override double Value => _value ??= Compute();

    /// <inheritdoc/>
    public override bool TakesTarget(float target) => target is 0 or 1;

    /// <inheritdoc/>
    public override void Begin(NetworkArchitecture architecture, int samples)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        ArgumentOutOfRangeException.ThrowIfNegative(samples);
        bool labels = architecture.TargetKind == TargetKind.Labels;
        if (labels && architecture.OutputLength < 2)
            throw MetricChecks.NotDefined(architecture, Name, "labels of at least 2 classes");

        _columns = labels && architecture.OutputLength == 2 ? 1 : architecture.OutputLength;
        _architecture = architecture;
        _samples = samples;
        Grow(ref _scores, checked(_columns * samples));
        Grow(ref _positives, _columns * samples);
        Grow(ref _sortedScores, samples);
        Grow(ref _sortedPositives, samples);
        Grow(ref _odds, architecture.OutputLength);
        _count = 0;
        _hasBadScore = false;
        _value = null;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There are more samples than <see cref="Begin"/> was told.</exception>
    public override void Add(ReadOnlySpan<float> outputs, Targets targets)
    {
        int batch = MetricChecks.Batch(_architecture, outputs, targets);
        if (batch > _samples - _count)
            throw new InvalidOperationException($"There are more than the {_samples} samples that the metric has room for.");
        _value = null;
        int length = _architecture!.OutputLength;
        for (int i = 0; i < batch; i++)
        {
            var sample = outputs.Slice(i * length, length);
            if (targets.Kind == TargetKind.Values)
                AddValues(sample, targets.Values, i);
            else if (targets.Labels[i] != _architecture.IgnoreLabel)
                AddLabel(sample, MetricChecks.Label(targets.Labels[i], i, length));
        }
    }

    private void AddValues(ReadOnlySpan<float> outputs, ReadOnlySpan<float> targets, int sample)
    {
        for (int column = 0; column < _columns; column++)
        {
            int index = (sample * _columns) + column;
            Store(column, outputs[column], MetricChecks.IsPositive(targets[index], index));
        }

        _count++;
    }

    private void AddLabel(ReadOnlySpan<float> outputs, int label)
    {
        foreach (float output in outputs)
            _hasBadScore |= !float.IsFinite(output);
        if (_columns == 1)
        {
            Store(0, outputs[1] - outputs[0], label == 1);
        }
        else
        {
            ClassOdds.Compute(outputs, _odds);
            for (int column = 0; column < _columns; column++)
                Store(column, (float)_odds[column], label == column);
        }

        _count++;
    }

    private void Store(int column, float score, bool isPositive)
    {
        _hasBadScore |= !float.IsFinite(score);
        _scores[(column * _samples) + _count] = score;
        _positives[(column * _samples) + _count] = isPositive;
    }

    private double Compute()
    {
        if (_hasBadScore)
            return double.NaN;
        double sum = 0;
        int defined = 0;
        for (int column = 0; column < _columns; column++)
        {
            double area = ComputeColumn(column);
            if (double.IsNaN(area))
                continue;
            sum += area;
            defined++;
        }

        return defined == 0 ? double.NaN : sum / defined;
    }

    private double ComputeColumn(int column)
    {
        var scores = _sortedScores.AsSpan(0, _count);
        var positives = _sortedPositives.AsSpan(0, _count);
        _scores.AsSpan(column * _samples, _count).CopyTo(scores);
        _positives.AsSpan(column * _samples, _count).CopyTo(positives);
        scores.Sort(positives);
        return RankedArea.Compute(scores, positives);
    }

    private static void Grow<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new T[length];
    }
}
