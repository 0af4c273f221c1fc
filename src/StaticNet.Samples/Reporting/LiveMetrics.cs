using System.Globalization;

namespace StaticNet.Samples.Reporting;

/// <summary>
/// The numbers of the running epoch as text, as many as the line has room for. One thread sets them, another reads the text.
/// </summary>
/// <param name="width">The columns of the terminal.</param>
/// <param name="epochs">The epochs of the run.</param>
/// <param name="samples">The training samples of an epoch.</param>
internal sealed class LiveMetrics(int width, int epochs, int samples)
{
    private const int NarrowWidth = 60;
    private const int FullWidth = 80;

    private string _accuracy = string.Empty;
    private volatile string _text = string.Empty;

    /// <summary>The numbers; empty before the first step.</summary>
    public string Text => _text;

    /// <summary>The columns that the text takes at most, for ordinary numbers.</summary>
    public int MaximumLength => width switch { < NarrowWidth => 23, < FullWidth => 36, _ => 56 };

    /// <summary>A step was made.</summary>
    /// <param name="progress">The step.</param>
    public void Progress(TrainingProgress progress)
    {
        double seconds = Math.Max(progress.Elapsed.TotalSeconds, 1e-9);
        double speed = (double)samples * progress.Step / progress.Steps / seconds;
        double stepsLeft = ((double)epochs - progress.Epoch + 1) * progress.Steps - progress.Step;
        long left = (long)Math.Ceiling(seconds / progress.Step * stepsLeft);

        string loss = Invariant($"loss {progress.Loss:0.0000}");
        string time = Invariant($"{left / 60}:{left % 60:00} left");
        _text = width switch
        {
            < NarrowWidth => $"{loss}  {time}",
            < FullWidth => $"{loss}{_accuracy}  {time}",
            _ => Invariant($"{loss}{_accuracy}  norm {progress.GradientNorm:0.00}  {speed:0}/s  {time}"),
        };
    }

    /// <summary>An epoch is complete.</summary>
    /// <param name="epoch">What it achieved.</param>
    public void Complete(EpochResult epoch) => _accuracy = Invariant($"  acc {100 * epoch.ValidationAccuracy:0.00} %");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
