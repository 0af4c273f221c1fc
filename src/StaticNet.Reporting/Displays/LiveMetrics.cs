using System.Globalization;

namespace StaticNet.Reporting;

/// <summary>
/// The numbers beside the two bars as text, as many as the line has room for. One thread sets them, another reads the texts.
/// </summary>
/// <param name="width">The columns of the terminal.</param>
/// <param name="options">The run.</param>
internal sealed class LiveMetrics(int width, TrainingDisplayOptions options)
{
    private const int NarrowWidth = 60;
    private const int FullWidth = 80;
    private const double LargestPlain = 1000;

    private readonly BestEpoch _best = new();
    private volatile string _runText = string.Empty;
    private volatile string _stepText = string.Empty;
    private EpochResult? _last;
    private int _skippedBefore;

    /// <summary>The numbers of the run: time left, accuracy, best, learning rate. Empty before the first step.</summary>
    public string RunText => _runText;

    /// <summary>The numbers of the step: loss, gradient norm, rate, skipped steps. Empty before the first step.</summary>
    public string StepText => _stepText;

    /// <summary>The columns that the texts take at most.</summary>
    public int MaximumLength => width switch { < NarrowWidth => 13, < FullWidth => 26, _ => 52 };

    /// <summary>A step was made.</summary>
    /// <param name="progress">The step.</param>
    public void Progress(TrainingProgress progress)
    {
        double seconds = Math.Max(progress.Elapsed.TotalSeconds, 1e-9);
        double rate = (double)options.Samples * progress.Step / progress.Steps / seconds;
        string loss = $"loss {Number(progress.Loss, "0.0000")}";
        string norm = $"  norm {Number(progress.GradientNorm, "0.00")}";
        int skipped = _skippedBefore + progress.SkippedSteps;
        string skips = skipped > 0 ? Invariant($"  {skipped} skipped") : "";
        _stepText = Fit(width switch
        {
            < NarrowWidth => loss,
            < FullWidth => skipped > 0 ? loss + skips : loss + norm,
            _ => Invariant($"{loss}{norm}  {rate:0}/s{skips}"),
        });

        string left = Invariant($"{Clock(SecondsLeft(progress, seconds))} left");
        _runText = Fit(width switch
        {
            < NarrowWidth => left,
            < FullWidth => left + Score(_last, "acc", options.EvaluationName),
            _ => left + Score(_last, "acc", options.EvaluationName) + Score(_best.Result, "best", "best") + LearningRate(),
        });
    }

    /// <summary>An epoch is complete.</summary>
    /// <param name="epoch">What it achieved.</param>
    public void Complete(EpochResult epoch)
    {
        _last = epoch;
        _best.Add(epoch);
        _skippedBefore += epoch.SkippedSteps;
    }

    // Without the last numbers where all have no room, as of a long name or a large loss.
    private string Fit(string text)
    {
        while (text.Length > MaximumLength && text.LastIndexOf("  ", StringComparison.Ordinal) is > 0 and var end)
            text = text[..end];
        return text.Length <= MaximumLength ? text : text[..MaximumLength];
    }

    // Steps at the speed of this epoch, and the evaluations after it at that of the last one.
    private double SecondsLeft(TrainingProgress progress, double seconds)
    {
        double epochs = Math.Max(0, (double)options.Epochs - progress.Epoch + 1);
        double steps = (epochs * progress.Steps) - progress.Step;
        return (seconds / progress.Step * Math.Max(0, steps)) + (epochs * (_last?.ValidationDuration.TotalSeconds ?? 0));
    }

    private static string Clock(double seconds)
    {
        long whole = (long)Math.Ceiling(seconds);
        return whole < 3600
            ? Invariant($"{whole / 60}:{whole % 60:00}")
            : Invariant($"{whole / 3600}:{whole / 60 % 60:00}:{whole % 60:00}");
    }

    private static string Score(EpochResult? epoch, string accuracyName, string lossName) => epoch switch
    {
        { ValidationAccuracy: { } accuracy } => Invariant($"  {accuracyName} {100 * accuracy:0.00} %"),
        { ValidationLoss: { } loss } => Invariant($"  {lossName} {loss:0.0000}"),
        _ => "",
    };

    // A loss that explodes is short, too.
    private static string Number(double value, string format) =>
        value.ToString(Math.Abs(value) < LargestPlain ? format : "0.0e0", CultureInfo.InvariantCulture);

    private string LearningRate() =>
        (options.Optimizer?.LearningRate ?? _last?.LearningRate) is { } rate ? Invariant($"  lr {rate:0.0e-00}") : "";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
