using System.Globalization;

namespace StaticNet.Reporting;

/// <summary>Epochs in one line each, whose columns stay under each other.</summary>
/// <param name="options">The run.</param>
internal sealed class EpochLine(TrainingDisplayOptions options)
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
        string speed = Invariant($"{options.Samples / seconds,7:0}/s {seconds,6:0.00} s");
        string results = Invariant($"loss {epoch.TrainLoss:0.0000}{Train(epoch)}{Validation(epoch)}{mark}norm {epoch.MeanGradientNorm:0.000}");
        return Invariant($"epoch {number}/{options.Epochs}  {results}  {speed}{LearningRate(epoch)}{Skipped(epoch)}");
    }

    private static string Train(EpochResult epoch) =>
        epoch.TrainAccuracy is { } accuracy ? Invariant($"  train {100 * accuracy,6:0.00} %") : "";

    private string Validation(EpochResult epoch)
    {
        string accuracy = epoch.ValidationAccuracy is { } value ? Invariant($" {100 * value,6:0.00} %") : "";
        return epoch.ValidationLoss is { } loss ? Invariant($"  {options.EvaluationName} {loss:0.0000}{accuracy}") : "";
    }

    private static string Skipped(EpochResult epoch) =>
        epoch.SkippedSteps > 0 ? Invariant($"  {epoch.SkippedSteps} skipped, {epoch.Rollbacks} rolled back") : "";

    private string LearningRate(EpochResult epoch)
    {
        bool hasChanged = _learningRate is { } before && before != epoch.LearningRate;
        _learningRate = epoch.LearningRate;
        return hasChanged ? Invariant($"  lr {epoch.LearningRate:0.0e-00}") : "";
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
