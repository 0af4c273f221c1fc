using System.Globalization;

namespace StaticNet.Reporting;

/// <summary>Epochs in one line each, whose columns stay under each other.</summary>
/// <param name="options">The run.</param>
/// <param name="width">The columns of a line; figures that have no room are left out.</param>
internal sealed class EpochLine(TrainingDisplayOptions options, int width = int.MaxValue)
{
    private readonly BestEpoch _best = new();
    private float? _learningRate;

    /// <summary>
    /// The line of the next epoch. An asterisk marks the best so far; the learning rate is at the end where it has changed.
    /// </summary>
    /// <param name="epoch">The epoch.</param>
    public string Next(EpochResult epoch)
    {
        string mark = _best.Add(epoch) ? "* " : "  ";
        int digits = options.Epochs.ToString(CultureInfo.InvariantCulture).Length;
        string number = epoch.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(digits);
        double seconds = epoch.Duration.TotalSeconds;

        // From left to right; a smaller line goes without the speed first, and without the training loss last.
        List<(string Text, int Need)> parts =
        [
            (Invariant($"epoch {number}/{options.Epochs}"), 9),
            (Invariant($"  loss {epoch.TrainLoss:0.0000}"), 6),
            (Train(epoch), 3),
            (epoch.ValidationLoss is null ? "" : $"  {options.EvaluationName}", 9),
            (epoch.ValidationLoss is { } loss ? Invariant($" {loss:0.0000}") : "", epoch.ValidationAccuracy is null ? 9 : 5),
            (epoch.ValidationAccuracy is { } accuracy ? Invariant($" {100 * accuracy,6:0.00} %") : "", 9),
            (mark, 9),
            (Invariant($"norm {epoch.MeanGradientNorm:0.000}"), 2),
            (Invariant($"  {options.Samples / seconds,7:0}/s {seconds,6:0.00} s"), 1),
            (LearningRate(epoch), 4),
            (epoch.SkippedSteps > 0 ? Invariant($"  {epoch.SkippedSteps} skipped") : "", 7),
            (epoch.SkippedSteps > 0 ? Invariant($", {epoch.Rollbacks} rolled back") : "", 2),
        ];
        for (int need = 1; need < 9 && LengthOf(parts) > width; need++)
            parts.RemoveAll(part => part.Need == need);
        string line = string.Concat(parts.Select(part => part.Text)).TrimEnd();
        return line.Length <= width ? line : line[..width];
    }

    private static int LengthOf(List<(string Text, int Need)> parts) => string.Concat(parts.Select(part => part.Text)).TrimEnd().Length;

    private static string Train(EpochResult epoch) =>
        epoch.TrainAccuracy is { } accuracy ? Invariant($"  train {100 * accuracy,6:0.00} %") : "";

    private string LearningRate(EpochResult epoch)
    {
        bool hasChanged = _learningRate is { } before && before != epoch.LearningRate;
        _learningRate = epoch.LearningRate;
        return hasChanged ? Invariant($"  lr {epoch.LearningRate:0.0e-00}") : "";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
