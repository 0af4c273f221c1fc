namespace StaticNet;

/// <summary>How often each class was right, predicted and actual; for many labels the classes are the labels' yes.</summary>
internal sealed class AnswerCounts
{
    private NetworkArchitecture? _architecture;
    private ClassificationTask _task;
    private long[] _hits = []; // [classes]
    private long[] _predicted = []; // [classes]
    private long[] _actual = []; // [classes]

    /// <summary>How often each class was predicted and actual.</summary>
    public ReadOnlySpan<long> Hits => _hits;

    /// <summary>How often each class was predicted.</summary>
    public ReadOnlySpan<long> Predicted => _predicted;

    /// <summary>How often each class was actual.</summary>
    public ReadOnlySpan<long> Actual => _actual;

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
            (_hits, _predicted, _actual) = (new long[classes], new long[classes], new long[classes]);
        Array.Clear(_hits);
        Array.Clear(_predicted);
        Array.Clear(_actual);
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
                    Count(Logits.IsPositive(outputs[i]) ? 1 : 0, MetricChecks.IsPositive(targets.Values[i], i) ? 1 : 0);
                break;
            default:
                for (int i = 0; i < outputs.Length; i++)
                    CountLabel(i % _hits.Length, Logits.IsPositive(outputs[i]), MetricChecks.IsPositive(targets.Values[i], i));
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
        _predicted[predicted]++;
        _actual[actual]++;
        Total++;
        if (predicted != actual)
            return;
        _hits[actual]++;
        Correct++;
    }

    private void CountLabel(int label, bool predicted, bool actual)
    {
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
