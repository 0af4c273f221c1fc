using System.Diagnostics;
using Spectre.Console;

namespace StaticNet.Samples.Reporting;

/// <summary>
/// A bar for the epoch that runs, with loss, accuracy, gradient norm, speed and the time left; finished epochs move up as lines.
/// </summary>
/// <param name="console">An interactive console.</param>
/// <param name="epochs">The epochs of the run.</param>
/// <param name="samples">The training samples of an epoch.</param>
internal sealed class LiveDisplay(IAnsiConsole console, int epochs, int samples) : ITrainingDisplay
{
    private const int LongestBar = 30;
    private const int ShortestBar = 8;

    // The eye takes in no more, and a step may be far shorter.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly LiveMetrics _metrics = new(console.Profile.Width, epochs, samples);
    private long _lastUpdate;
    private ProgressTask? _task;

    /// <inheritdoc/>
    public void Show(Action training)
    {
        var columns = new List<ProgressColumn> { new TaskDescriptionColumn { Alignment = Justify.Left } };
        int others = $"{Describe(epochs)} 100% ".Length + _metrics.MaximumLength + 1;
        int bar = Math.Min(LongestBar, console.Profile.Width - others);
        if (bar >= ShortestBar)
            columns.Add(new ProgressBarColumn { Width = bar });
        columns.Add(new PercentageColumn());
        columns.Add(new LiveMetricsColumn(_metrics));
        console.Progress().AutoClear(true).Columns([.. columns]).Start(context =>
        {
            _task = context.AddTask(Describe(1), maxValue: 1);
            training();
        });
    }

    /// <inheritdoc/>
    public void ShowStep(TrainingProgress progress)
    {
        if (progress.Step < progress.Steps && Stopwatch.GetElapsedTime(_lastUpdate) < Pause)
            return;
        _lastUpdate = Stopwatch.GetTimestamp();
        _metrics.Progress(progress);
        _task?.Description = Describe(progress.Epoch);
        _task?.Value = progress.Step / (double)progress.Steps;
    }

    /// <inheritdoc/>
    public void ShowEpoch(EpochResult epoch)
    {
        _metrics.Complete(epoch);
        console.WriteLine(EpochLine.Format(epoch, epochs, samples));
    }

    private string Describe(int epoch) => FormattableString.Invariant($"epoch {epoch}/{epochs}");
}
