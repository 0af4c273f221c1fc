using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using StaticNet.Samples.Reporting;

namespace StaticNet.Laboratory.Gradients;

/// <summary>
/// A bar for all trainings with the gradient norms of the layers of the one that runs; finished ones move up as lines.
/// </summary>
/// <param name="console">An interactive console.</param>
/// <param name="options">What the user asked for.</param>
/// <param name="count">The trainings.</param>
internal sealed class LiveExperimentDisplay(IAnsiConsole console, GradientsOptions options, int count) : IExperimentDisplay
{
    private const int WidthForBar = 110;
    private const int BarWidth = 20;

    // The eye takes in no more, and a step may be far shorter.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly LiveText _text = new();
    private long _lastUpdate;
    private int _finished;
    private ProgressContext? _context;
    private ProgressTask? _task;

    /// <inheritdoc/>
    public void Show(Action trainings)
    {
        console.WriteLine(ExperimentLine.Header(options.Size.Depth));
        var columns = new List<ProgressColumn> { new TaskDescriptionColumn { Alignment = Justify.Left } };
        if (HasBar)
            columns.Add(new ProgressBarColumn { Width = BarWidth });
        columns.Add(new LiveTextColumn(_text));
        console.Progress().AutoClear(true).Columns([.. columns]).Start(context =>
        {
            _context = context;
            _task = context.AddTask(Describe(), maxValue: count);
            trainings();
        });
    }

    /// <inheritdoc/>
    public void ShowStep(Experiment experiment, ExperimentStep step)
    {
        if (step.Step > 1 && Stopwatch.GetElapsedTime(_lastUpdate) < Pause)
            return;
        _lastUpdate = Stopwatch.GetTimestamp();
        string ends = $"{NumberText.Magnitude(step.Norms[0])}…{NumberText.Magnitude(step.Norms[^1])}";
        string text = $"{NormProfile.Draw(step.Norms)} {ends}  loss {NumberText.Loss(step.Loss)}  {experiment.Variant.Name}";
        _text.Value = text[..Math.Clamp(RoomForText, 0, text.Length)];
        _task?.Value = _finished + step.Step / (double)options.Steps;

        // A training that explodes at once would otherwise end unseen.
        if (step.Step == 1)
            _context?.Refresh();
    }

    /// <inheritdoc/>
    public void ShowRecord(ExperimentRecord record)
    {
        _finished++;
        _task?.Description = Describe();
        console.WriteLine(ExperimentLine.Format(record.Experiment, record.Last));
    }

    // A longer text would take the other columns' room. Columns are a space apart, and each may have one at its end.
    private int RoomForText => console.Profile.Width - Describe().Length - (HasBar ? BarWidth + 2 : 0) - 2;

    private bool HasBar => console.Profile.Width >= WidthForBar;

    private string Describe() => string.Create(CultureInfo.InvariantCulture, $"{Math.Min(_finished + 1, count)}/{count}");
}
