using System.Globalization;

namespace StaticNet.Samples.Reporting;

/// <summary>An epoch in one line whose columns stay under each other.</summary>
internal static class EpochLine
{
    /// <summary>The line of an epoch.</summary>
    /// <param name="epoch">The epoch, with an evaluation of the test set.</param>
    /// <param name="epochs">The epochs of the run.</param>
    /// <param name="samples">The training samples of an epoch.</param>
    public static string Format(EpochResult epoch, int epochs, int samples)
    {
        int digits = epochs.ToString(CultureInfo.InvariantCulture).Length;
        string number = epoch.Epoch.ToString(CultureInfo.InvariantCulture).PadLeft(digits);
        double seconds = epoch.Duration.TotalSeconds;
        string test = Invariant($"test {epoch.ValidationLoss:0.0000} {100 * epoch.ValidationAccuracy,6:0.00} %");
        string speed = Invariant($"{samples / seconds,7:0}/s {seconds,6:0.00} s");
        string skipped = epoch.SkippedSteps > 0 ? Invariant($"  {epoch.SkippedSteps} skipped, {epoch.Rollbacks} rolled back") : "";
        return Invariant($"epoch {number}/{epochs}  loss {epoch.TrainLoss:0.0000}  {test}  norm {epoch.MeanGradientNorm:0.000}  {speed}{skipped}");
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
