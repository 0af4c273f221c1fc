using System.Diagnostics;
using System.Globalization;
using StaticNet.Text;
using StaticNet.Training;

namespace StaticNet.Samples.Text;

/// <summary>Tells how a text is learned: a line and a sample of what the network writes after each epoch, and lines between them where epochs are long.</summary>
/// <param name="writer">Where.</param>
/// <param name="vocabulary">What tokens are.</param>
/// <param name="writing">Writes the samples.</param>
/// <param name="options">How it is learned.</param>
internal sealed class TextProgress(TextWriter writer, TextVocabulary vocabulary, TextWriting writing, TextOptions options) : TrainingCallback
{
    /// <summary>ln 2.</summary>
    public const double NatsOfBit = 0.69314718055994531;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private long _lastLine = Stopwatch.GetTimestamp();

    /// <summary>The held-out loss after the last complete epoch; null before.</summary>
    public double? LastLoss { get; private set; }

    /// <inheritdoc/>
    public override void OnStep(TrainingContext context)
    {
        if (Stopwatch.GetElapsedTime(_lastLine) < Interval)
            return;
        _lastLine = Stopwatch.GetTimestamp();
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"step {context.StepCount:N0}, in epoch {context.EpochCount}: loss {context.Progress.Loss:0.000}"));
    }

    /// <inheritdoc/>
    public override void OnEpoch(TrainingContext context, EpochResult result)
    {
        if (!result.IsComplete)
            return;
        LastLoss = result.ValidationLoss;
        string unit = vocabulary.Unit == TextUnit.Bytes ? "byte" : "character";
        writer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {result.Epoch}/{options.Epochs}  loss {result.TrainLoss:0.000}  held out {result.ValidationLoss:0.000} nats, {result.ValidationLoss / NatsOfBit:0.000} bits per {unit}  {result.Duration.TotalSeconds:0.0} s"));
        foreach (string line in writing.Continue("", options.Drawing).TrimStart('\n').Split('\n'))
            writer.WriteLine("  | " + PlainText.Of(line));
        _lastLine = Stopwatch.GetTimestamp();
    }
}
