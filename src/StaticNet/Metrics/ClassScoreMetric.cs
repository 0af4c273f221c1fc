namespace StaticNet.Metrics;

/// <summary>
/// A figure from how often each class is right, predicted and actual. A network with class labels predicts the class of the
/// largest output; one with binary cross-entropy says yes where the logit is above 0, and its targets must be 0 and 1.
/// </summary>
/// <remarks>
/// With one logit the classes are 0 and 1, so the figure usually asked for is that of class 1. With several, the classes are the
/// questions, and what counts are their answers yes. A quotient of nothing by nothing is 0 for a class that is actual or predicted
/// somewhere (<c>zero_division</c> of scikit-learn); the value is NaN for a class that is neither, and without samples.
/// <para>
/// A sample with an output that is NaN is of no class and wrong in the figure of each: a miss of its own class, and a false prediction
/// of every other. In a <see cref="Averaging.Micro"/> figure it is one false prediction. To a question of several, NaN is the wrong answer.
/// </para>
/// </remarks>
public abstract class ClassScoreMetric : Metric
{
    private readonly AnswerCounts _counts = new();
    private readonly Func<long, long, long, double> _score;
    private readonly Averaging _averaging;
    private readonly int? _class;

    private protected ClassScoreMetric(string name, Func<long, long, long, double> score, Averaging averaging)
    {
        _score = score;
        _averaging = averaging;
        Name = averaging switch
        {
            Averaging.Macro => name,
            Averaging.Micro => name + "_micro",
            Averaging.Weighted => name + "_weighted",
            _ => throw new ArgumentOutOfRangeException(nameof(averaging), averaging, "There is no such way to average."),
        };
    }

    private protected ClassScoreMetric(string name, Func<long, long, long, double> score, int ofClass)
    {
        _score = score;
        _class = MetricChecks.Class(ofClass, nameof(ofClass));
        Name = $"{name}_{ofClass}";
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override bool HigherIsBetter => true;

    /// <inheritdoc/>
    public override double Value
    {
        get
        {
            if (_class is not { } index)
                return ClassScores.Average(_score, _averaging, _counts.Counts);
            return index < _counts.Classes ? ClassScores.OfClass(_score, _counts.Counts, index) : double.NaN;
        }
    }

    /// <inheritdoc/>
    public override bool TakesTarget(float target) => target is 0 or 1;

    /// <inheritdoc/>
    public override void Begin(NetworkArchitecture architecture, int samples)
    {
        _counts.Begin(architecture, Name);
        if (_class >= _counts.Classes)
            throw MetricChecks.NotDefined(architecture, Name, $"of at least {_class + 1} classes");
    }

    /// <inheritdoc/>
    public override void Add(ReadOnlySpan<float> outputs, Targets targets) => _counts.Add(outputs, targets);
}
