using System.Diagnostics;

namespace StaticNet.Reporting;

/// <summary>
/// Records a run and writes its report: <c>trainer.Callbacks = [new ReportCallback("run.html", new TrainingReport("Digits"))]</c>. The file is written after
/// each epoch, so that a run can be looked at while it goes on, and at the end.
/// </summary>
/// <param name="path">The file; one that is there is replaced.</param>
/// <param name="report">
/// What the report says besides what is recorded. Where it is silent it gets the network's layers, the environment, the optimizer and the number of workers; a date is its own.
/// </param>
/// <exception cref="ArgumentException">The path is empty.</exception>
/// <exception cref="ArgumentNullException">There is no report.</exception>
public sealed class ReportCallback(string path, TrainingReport report) : TrainingCallback
{
    private readonly string _path = string.IsNullOrEmpty(path) ? throw new ArgumentException("A report has a path.", nameof(path)) : path;
    private readonly TrainingReport _report = report ?? throw new ArgumentNullException(nameof(report));
    private long _began;
    private ReportRecorder? _recorder;

    /// <inheritdoc/>
    public override void OnBegin(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _began = Stopwatch.GetTimestamp();
        _recorder = ReportRecorder.Create(context.Network, context.Architecture, context.Optimizer);
    }

    /// <inheritdoc/>
    public override void OnStep(TrainingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _recorder?.Add(context.Progress);
    }

    /// <inheritdoc/>
    public override void OnEpoch(TrainingContext context, EpochResult result)
    {
        ArgumentNullException.ThrowIfNull(context);
        _recorder?.Add(result);
        Write(context, null);
    }

    /// <inheritdoc/>
    public override void OnEnd(TrainingContext context, TrainingResult result)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(result);
        Write(context, result.RestoredEpoch);
    }

    private void Write(TrainingContext context, int? keptEpoch)
    {
        if (_recorder is null)
            return;
        HtmlReport.Write(_path, _recorder.Complete(_report with
        {
            Layers = _report.Layers.IsEmpty ? context.Architecture.Layers : _report.Layers,
            Environment = _report.Environment.IsEmpty ? ReportEnvironment.Describe() : _report.Environment,
            Settings = _report.Settings.IsEmpty ? [new("network", context.Architecture.Name), new("optimizer", context.Optimizer.GetType().Name)] : _report.Settings,
            Duration = _report.Duration ?? Stopwatch.GetElapsedTime(_began),
            KeptEpoch = _report.KeptEpoch ?? keptEpoch,
        }));
    }
}
