using System.Globalization;
using System.Text;

namespace StaticNet.Metrics;

/// <summary>
/// How often samples of each class were taken for each class. The value is the accuracy. For networks with class labels, which
/// predict the class of the largest output, and those with binary cross-entropy and one logit, with the classes 0 and 1.
/// Samples with the label that the loss ignores don't count. Those with an output that is NaN are of no class: they are wrong, and in
/// <see cref="CountUnanswered"/> instead of a cell.
/// </summary>
public sealed class ConfusionMatrix : Metric
{
    private NetworkArchitecture? _architecture;
    private ClassificationTask _task;
    private long[] _counts = []; // [actual, predicted]
    private long[] _unanswered = []; // [actual]

    /// <inheritdoc/>
    public override string Name => "confusion_matrix_accuracy";

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            long correct = 0;
            for (int i = 0; i < Classes; i++)
                correct += this[i, i];
            return SampleCount == 0 ? double.NaN : (double)correct / SampleCount;
        }
    }

    /// <summary>The number of classes; 0 before <see cref="Begin"/>.</summary>
    public int Classes { get; private set; }

    /// <summary>The samples counted.</summary>
    public long SampleCount { get; private set; }

    /// <summary>How often a sample of one class was taken for another.</summary>
    /// <param name="actual">The class it is of.</param>
    /// <param name="predicted">The class it was taken for.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long this[int actual, int predicted]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)Classes, nameof(actual));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predicted, (uint)Classes, nameof(predicted));
            return _counts[(actual * Classes) + predicted];
        }
    }

    /// <summary>How often a class was actual.</summary>
    /// <param name="actual">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long CountActual(int actual)
    {
        long sum = CountUnanswered(actual);
        for (int predicted = 0; predicted < Classes; predicted++)
            sum += this[actual, predicted];
        return sum;
    }

    /// <summary>How often a sample of a class was taken for none, since an output was NaN.</summary>
    /// <param name="actual">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long CountUnanswered(int actual)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)actual, (uint)Classes, nameof(actual));
        return _unanswered[actual];
    }

    /// <summary>How often a class was predicted.</summary>
    /// <param name="predicted">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public long CountPredicted(int predicted)
    {
        long sum = 0;
        for (int actual = 0; actual < Math.Max(Classes, 1); actual++)
            sum += this[actual, predicted];
        return sum;
    }

    /// <summary>The value that <see cref="Precision"/> has for the same samples.</summary>
    /// <param name="averaging">How the figures of classes become one.</param>
    public double GetPrecision(Averaging averaging = Averaging.Macro) => Average(ClassScores.Precision, averaging);

    /// <summary>The value that <see cref="Recall"/> has for the same samples.</summary>
    /// <param name="averaging">How the figures of classes become one.</param>
    public double GetRecall(Averaging averaging = Averaging.Macro) => Average(ClassScores.Recall, averaging);

    /// <summary>The value that <see cref="F1"/> has for the same samples.</summary>
    /// <param name="averaging">How the figures of classes become one.</param>
    public double GetF1(Averaging averaging = Averaging.Macro) => Average(ClassScores.F1, averaging);

    /// <summary>The precision of one class; NaN if it is neither actual nor predicted.</summary>
    /// <param name="ofClass">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double GetPrecision(int ofClass) => OfClass(ClassScores.Precision, ofClass);

    /// <summary>The recall of one class; NaN if it is neither actual nor predicted.</summary>
    /// <param name="ofClass">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double GetRecall(int ofClass) => OfClass(ClassScores.Recall, ofClass);

    /// <summary>The F1 of one class; NaN if it is neither actual nor predicted.</summary>
    /// <param name="ofClass">The class.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double GetF1(int ofClass) => OfClass(ClassScores.F1, ofClass);

    /// <inheritdoc/>
    public override void Begin(NetworkArchitecture architecture, int samples)
    {
        _task = MetricChecks.Task(architecture, Name);
        if (_task == ClassificationTask.ManyLabels)
            throw MetricChecks.NotDefined(architecture, Name, "one class a sample");
        _architecture = architecture;
        Classes = _task == ClassificationTask.Binary ? 2 : architecture.OutputLength;
        if (_counts.Length != Classes * Classes)
            (_counts, _unanswered) = (new long[checked(Classes * Classes)], new long[Classes]);
        Array.Clear(_counts);
        Array.Clear(_unanswered);
        SampleCount = 0;
    }

    /// <inheritdoc/>
    public override void Add(ReadOnlySpan<float> outputs, Targets targets)
    {
        int count = MetricChecks.Batch(_architecture, outputs, targets);
        for (int i = 0; i < count; i++)
        {
            if (_task == ClassificationTask.Binary)
                Count(MetricChecks.IsPositive(targets.Values[i], i) ? 1 : 0, Logits.ClassOf(outputs[i]));
            else if (targets.Labels[i] != _architecture!.IgnoreLabel)
                Count(MetricChecks.Label(targets.Labels[i], i, Classes), Logits.IndexOfLargest(outputs.Slice(i * Classes, Classes)));
        }
    }

    /// <summary>
    /// The matrix as text: a line for each actual class, a column for each predicted one, and one more for those of none if there are any.
    /// </summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        bool isComplete = _unanswered.All(count => count == 0);
        for (int actual = 0; actual < Classes; actual++)
        {
            for (int predicted = 0; predicted < Classes; predicted++)
                text.Append(CultureInfo.InvariantCulture, $"{this[actual, predicted],8}");
            if (!isComplete)
                text.Append(CultureInfo.InvariantCulture, $"{_unanswered[actual],8}");
            text.Append('\n');
        }

        return text.ToString();
    }

    private void Count(int actual, int predicted)
    {
        SampleCount++;
        if (predicted == Logits.NoClass)
            _unanswered[actual]++;
        else
            _counts[(actual * Classes) + predicted]++;
    }

    private double OfClass(Func<long, long, long, double> score, int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Classes, nameof(index));
        return ClassScores.OfClass(score, Count(), index);
    }

    private double Average(Func<long, long, long, double> score, Averaging averaging) => ClassScores.Average(score, averaging, Count());

    private ClassCounts Count()
    {
        long[] hits = new long[Classes], predicted = new long[Classes], actual = new long[Classes];
        for (int i = 0; i < Classes; i++)
            (hits[i], predicted[i], actual[i]) = (this[i, i], CountPredicted(i), CountActual(i));
        return new ClassCounts(hits, predicted, actual, _unanswered);
    }
}
