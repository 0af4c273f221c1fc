using System.Diagnostics;
using Spectre.Console;

namespace StaticNet.Reporting;

/// <summary>A bar for the run above a bar for the epoch, each with its name and numbers; complete epochs move up as lines.</summary>
/// <param name="console">An interactive console.</param>
/// <param name="options">The run.</param>
internal sealed class LiveDisplay(IAnsiConsole console, TrainingDisplayOptions options) : ITrainingDisplay
{
    private const int LongestBar = 30;
    private const int ShortestBar = 8;

    // The eye takes in no more, and a step may be far shorter.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly LiveMetrics _metrics = new(console.Profile.Width, options);
    private readonly EpochLine _line = new(options, console.Profile.Width);
    private long _lastUpdate;
    private ProgressTask? _run;
    private ProgressTask? _epoch;

    /// <inheritdoc/>
    public void Show(Action training)
    {
        var columns = new List<ProgressColumn> { new TaskDescriptionColumn { Alignment = Justify.Left } };
        int others = $"{DescribeEpoch(options.Epochs)} 100% ".Length + _metrics.MaximumLength + 1;
        int bar = Math.Min(LongestBar, console.Profile.Width - others);
        if (bar >= ShortestBar)
            columns.Add(new ProgressBarColumn { Width = bar });
        columns.Add(new PercentageColumn());
        columns.Add(new LiveMetricsColumn(task => task == _run ? _metrics.RunText : _metrics.StepText));
        console.Progress().AutoClear(true).Columns([.. columns]).Start(context =>
        {
            _run = context.AddTask("run", maxValue: options.Epochs);
            _epoch = context.AddTask(DescribeEpoch(1), maxValue: 1);
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
        double share = progress.Step / (double)progress.Steps;
        _run?.Value = progress.Epoch - 1 + share;
        _epoch?.Description = DescribeEpoch(progress.Epoch);
        _epoch?.Value = share;
    }

    /// <inheritdoc/>
    public void ShowEpoch(EpochResult epoch)
    {
        _metrics.Complete(epoch);
        console.WriteLine(_line.Next(epoch));
    }

    private string DescribeEpoch(int epoch) => FormattableString.Invariant($"epoch {epoch}/{options.Epochs}");
}
