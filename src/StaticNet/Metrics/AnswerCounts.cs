namespace StaticNet.Metrics;

/// <summary>How often each class was right, predicted and actual; for many labels the classes are the labels' yes.</summary>
internal sealed class AnswerCounts
{
    private NetworkArchitecture? _architecture;
    private ClassificationTask _task;
    private long[] _hits = []; // [classes]
    private long[] _predicted = []; // [classes]
    private long[] _actual = []; // [classes]
    private long[] _unanswered = []; // [classes]

    /// <summary>The number of classes; 0 before <see cref="Begin"/>.</summary>
    public int Classes => _hits.Length;

    /// <summary>The counts of each class.</summary>
    public ClassCounts Counts => new(_hits, _predicted, _actual, _unanswered);

    /// <summary>Right answers, those of no included.</summary>
    public long Correct { get; private set; }

    /// <summary>All answers.</summary>
    public long Total { get; private set; }

    /// <summary>Forgets everything and makes room.</summary>
    /// <exception cref="ArgumentException">The network doesn't classify.</exception>
    public void Begin(NetworkArchitecture architecture, string metric)
    {
        _task = MetricChecks.Task(architecture, metric);
        _architecture = architecture;
        int classes = _task == ClassificationTask.Binary ? 2 : architecture.OutputLength;
        if (_hits.Length != classes)
            (_hits, _predicted, _actual, _unanswered) = (new long[classes], new long[classes], new long[classes], new long[classes]);
        Array.Clear(_hits);
        Array.Clear(_predicted);
        Array.Clear(_actual);
        Array.Clear(_unanswered);
        Correct = Total = 0;
    }

    /// <summary>Adds a batch.</summary>
    public void Add(ReadOnlySpan<float> outputs, Targets targets)
    {
        MetricChecks.Batch(_architecture, outputs, targets);
        switch (_task)
        {
            case ClassificationTask.Classes:
                AddClasses(outputs, targets.Labels);
                break;
            case ClassificationTask.Binary:
                for (int i = 0; i < outputs.Length; i++)
                    Count(Logits.ClassOf(outputs[i]), MetricChecks.IsPositive(targets.Values[i], i) ? 1 : 0);
                break;
            default:
                for (int i = 0; i < outputs.Length; i++)
                    CountLabel(i % _hits.Length, outputs[i], MetricChecks.IsPositive(targets.Values[i], i));
                break;
        }
    }

    private void AddClasses(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels)
    {
        int classes = _hits.Length;
        for (int i = 0; i < labels.Length; i++)
            if (labels[i] != _architecture!.IgnoreLabel)
                Count(Logits.IndexOfLargest(outputs.Slice(i * classes, classes)), MetricChecks.Label(labels[i], i, classes));
    }

    private void Count(int predicted, int actual)
    {
        _actual[actual]++;
        Total++;
        if (predicted == Logits.NoClass)
        {
            _unanswered[actual]++;
            return;
        }

        _predicted[predicted]++;
        if (predicted != actual)
            return;
        _hits[actual]++;
        Correct++;
    }

    private void CountLabel(int label, float logit, bool actual)
    {
        // NaN is the wrong one of two answers.
        bool predicted = float.IsNaN(logit) ? !actual : Logits.IsPositive(logit);
        Total++;
        if (predicted)
            _predicted[label]++;
        if (actual)
            _actual[label]++;
        if (predicted && actual)
            _hits[label]++;
        if (predicted == actual)
            Correct++;
    }
}
