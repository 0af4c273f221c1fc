using StaticNet.Numerics;

namespace StaticNet.Reporting;

/// <summary>
/// Collects what a report shows of a training run: loss, gradient norm, learning rate and skipped steps of every step, the gradient norm
/// of every layer, of recurrent layers also through time, and the epochs; of networks with <see cref="TrackGradientsAttribute"/> also update ratios and
/// verdicts. Memory is bounded as <see cref="SeriesRecorder"/> tells, but for the epochs.
/// </summary>
/// <remarks>
/// Adding a step allocates nothing. An instance serves one thread at a time: <c>Fit</c> calls its progress on the thread that trains.
/// </remarks>
public sealed class ReportRecorder
{
    private readonly Optimizer? _optimizer;
    private readonly SeriesRecorder _loss;
    private readonly SeriesRecorder _gradientNorm;
    private readonly SeriesRecorder _learningRate;
    private readonly SeriesRecorder _skippedSteps;
    private readonly (SeriesRecorder Series, Func<double> Norm)[] _layers;
    private readonly StateGradientRecorder[] _recurrences;
    private readonly LayerHealthRecorder[] _health;
    private readonly List<EpochResult> _epochs = [];
    private long _steps;
    private int _epoch;
    private int _skippedBefore;
    private int _skippedInEpoch;

    /// <summary>An empty recording.</summary>
    /// <param name="optimizer">The optimizer, for its learning rate; null to leave it out.</param>
    /// <param name="health">The network's <c>GradientHealth</c>, for the norms, update ratios and verdicts of its layers; null to leave them out.</param>
    /// <param name="capacity">The most points of a curve: even, at least 2.</param>
    /// <exception cref="ArgumentException">The capacity is odd or below 2.</exception>
    public ReportRecorder(Optimizer? optimizer = null, GradientHealth? health = null, int capacity = SeriesRecorder.DefaultCapacity)
        : this(optimizer, OfHealth(health), health, capacity)
    {
    }

    private ReportRecorder(Optimizer? optimizer, IEnumerable<(string Name, Func<double> Norm)> layers, GradientHealth? health, int capacity)
    {
        _optimizer = optimizer;
        _loss = new SeriesRecorder("loss", capacity);
        _gradientNorm = new SeriesRecorder("gradient norm", capacity);
        _learningRate = new SeriesRecorder("learning rate", capacity);
        _skippedSteps = new SeriesRecorder("skipped steps", capacity);
        _layers = [.. layers.Select(layer => (new SeriesRecorder(layer.Name, capacity), layer.Norm))];
        _recurrences = [.. OfRecurrences(health)];
        _health = [.. (health?.Layers ?? []).Select(layer => new LayerHealthRecorder(layer, capacity))];
    }

    /// <summary>
    /// An empty recording of a network. One without <see cref="TrackGradientsAttribute"/> has no update ratios and verdicts, and its gradients are
    /// read once more after each step for the norms of its layers.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">The optimizer, for its learning rate; null to leave it out.</param>
    /// <param name="capacity">The most points of a curve: even, at least 2.</param>
    /// <exception cref="ArgumentNullException">There is no network.</exception>
    /// <exception cref="ArgumentException">The capacity is odd or below 2.</exception>
    public static ReportRecorder Create<TNetwork>(
        TNetwork network, Optimizer? optimizer = null, int capacity = SeriesRecorder.DefaultCapacity)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(network);
        return Create(network, TNetwork.Architecture, optimizer, capacity);
    }

    /// <summary>An empty recording of a network whose type is known at run time alone.</summary>
    /// <param name="network">The network.</param>
    /// <param name="architecture">Its type.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="capacity">The most points of a curve.</param>
    internal static ReportRecorder Create(
        INetwork network, NetworkArchitecture architecture, Optimizer? optimizer, int capacity = SeriesRecorder.DefaultCapacity) =>
        network.Memory?.GradientHealth is { } health
            ? new ReportRecorder(optimizer, health, capacity)
            : new ReportRecorder(optimizer, OfGradients(network, architecture), null, capacity);

    /// <summary>A step was made: hand this method to <c>Fit</c> as its progress, or call it from there.</summary>
    /// <param name="progress">The step.</param>
    public void Add(TrainingProgress progress)
    {
        if (progress.Epoch != _epoch)
        {
            _skippedBefore += _skippedInEpoch;
            _epoch = progress.Epoch;
        }

        _skippedInEpoch = progress.SkippedSteps;
        _steps++;
        _loss.Add(_steps, progress.Loss);
        _gradientNorm.Add(_steps, progress.GradientNorm);
        _skippedSteps.Add(_steps, _skippedBefore + _skippedInEpoch);
        if (_optimizer is not null)
            _learningRate.Add(_steps, _optimizer.LearningRate);
        foreach (var (series, norm) in _layers)
            series.Add(_steps, norm());
        foreach (var recurrence in _recurrences)
            recurrence.Add();
        foreach (var layer in _health)
            layer.Add(_steps);
    }

    /// <summary>An epoch is complete.</summary>
    /// <param name="epoch">What it achieved.</param>
    /// <exception cref="ArgumentNullException">There is no epoch.</exception>
    public void Add(EpochResult epoch)
    {
        ArgumentNullException.ThrowIfNull(epoch);
        _epochs.Add(epoch);
    }

    /// <summary>A report with what was collected so far in place of its own epochs and curves.</summary>
    /// <param name="report">The report to complete.</param>
    /// <exception cref="ArgumentNullException">There is no report.</exception>
    public TrainingReport Complete(TrainingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return report with
        {
            Epochs = [.. _epochs],
            Metrics = [.. Metrics(), .. report.Metrics],
            StepLoss = Recorded(_loss),
            StepGradientNorm = Recorded(_gradientNorm),
            StepLearningRate = Recorded(_learningRate),
            StepSkipped = _skippedBefore + _skippedInEpoch > 0 ? _skippedSteps.ToSeries() : null,
            LayerGradientNorms = [.. _layers.Select(layer => Recorded(layer.Series)).OfType<ReportSeries>()],
            StateGradientNorms = [.. _recurrences.Select(recurrence => recurrence.ToReport()).OfType<ReportStateGradients>()],
            LayerHealth = [.. _health.Select(layer => layer.ToReport()).OfType<ReportLayerHealth>()],
        };
    }

    private IEnumerable<ReportSeries> Metrics() =>
        from name in _epochs.SelectMany(epoch => epoch.Metrics.Keys).Distinct(StringComparer.Ordinal)
        select new ReportSeries(
            name, [.. _epochs.Where(epoch => epoch.Metrics.ContainsKey(name)).Select(epoch => SeriesPoint.Of(epoch.Epoch, epoch.Metrics[name]))]);

    private static ReportSeries? Recorded(SeriesRecorder recorder) =>
        recorder.ToSeries() is { Points.IsEmpty: false } series ? series : null;

    private static IEnumerable<(string Name, Func<double> Norm)> OfHealth(GradientHealth? health) =>
        from layer in health?.Layers ?? []
        where layer.ParameterCount > 0
        select (layer.Name, new Func<double>(() => layer.GradientNorm));

    private static IEnumerable<StateGradientRecorder> OfRecurrences(GradientHealth? health) =>
        from layer in health?.Layers ?? []
        from recurrence in layer.Recurrences
        select new StateGradientRecorder(layer.Recurrences.Length == 1 ? layer.Name : $"{layer.Name} {recurrence.Name}", recurrence);

    // A layer's parameters are neighbours, and padding is 0.
    private static IEnumerable<(string Name, Func<double> Norm)> OfGradients(INetwork network, NetworkArchitecture architecture) =>
        from parameter in architecture.Parameters
        group parameter.Layout by parameter.Layer into layer
        let start = layer.First().Offset
        let length = layer.Sum(layout => layout.Length)
        select (layer.Key, new Func<double>(() => Math.Sqrt(FixedOrder.SumOfSquares(network.Gradients.Slice(start, length)))));
}
