namespace StaticNet.Laboratory.Gradients;

/// <summary>What a training showed: a row of the table.</summary>
/// <param name="Experiment">The network and its treatment.</param>
/// <param name="DivergedAt">
/// The first step whose loss or gradient isn't finite or whose loss is above <see cref="DivergenceFactor"/> times that of the first step;
/// null if there is none.
/// </param>
/// <param name="StartLoss">The loss of the first step.</param>
/// <param name="FinalLoss">The mean loss of the last tenth of the steps; not finite if the run ended so.</param>
/// <param name="SmallestNorm">The smallest gradient norm of a layer, each layer's the median of its steps.</param>
/// <param name="LargestNorm">The largest gradient norm of a layer in any step; infinite if one wasn't finite.</param>
/// <param name="FirstToLast">The median norm of the first layer over that of the last; NaN if both are 0 or infinite.</param>
/// <param name="Verdict">What that means.</param>
/// <param name="TestAccuracy">The part of the test points that it got right at its end, in [0, 1].</param>
internal sealed record Finding(
    Experiment Experiment,
    int? DivergedAt,
    double StartLoss,
    double FinalLoss,
    double SmallestNorm,
    double LargestNorm,
    double FirstToLast,
    Verdict Verdict,
    double TestAccuracy)
{
    /// <summary>A loss this many times the first step's counts as diverged.</summary>
    public const double DivergenceFactor = 10;

    /// <summary>Gradients vanish where the first layer's norm is below this part of the last one's.</summary>
    public const double VanishingRatio = 1e-6;

    /// <summary>A network has learned if it gets this part of the test points right; guessing gets half.</summary>
    public const double LearnedAccuracy = 0.9;

    /// <summary>Losses of batches differ; a final loss up to this many times the first step's hasn't grown.</summary>
    public const double GrowthFactor = 1.1;

    private const int LastPart = 10;

    /// <summary>Whether the network has learned.</summary>
    public bool HasLearned => TestAccuracy >= LearnedAccuracy && double.IsFinite(FinalLoss);

    /// <summary>The verdict in a word.</summary>
    public string VerdictName => Verdict.ToString().ToLowerInvariant();

    /// <summary>What a record shows.</summary>
    /// <param name="record">What was measured.</param>
    public static Finding Of(ExperimentRecord record)
    {
        double startLoss = record.Steps[0].Loss;
        double finalLoss = record.Steps[^Math.Max(1, record.Steps.Length / LastPart)..].Average(step => (double)step.Loss);
        double[] medians = [.. Enumerable.Range(0, record.Last.Norms.Length).Select(layer => MedianOf(record, layer))];
        double ratio = medians[0] / medians[^1];
        var diverged = record.Steps.FirstOrDefault(step => !step.IsFinite || step.Loss > DivergenceFactor * startLoss);
        return new Finding(
            record.Experiment,
            diverged?.Step,
            startLoss,
            record.Last.IsFinite ? finalLoss : double.NaN,
            medians.Min(),
            record.Steps.Max(step => step.Norms.Max(Bounded)),
            ratio,
            Judge(record.Last, startLoss, finalLoss, ratio),
            record.TestAccuracy);
    }

    private static Verdict Judge(ExperimentStep last, double startLoss, double finalLoss, double ratio)
    {
        if (!last.IsFinite)
            return Verdict.Exploding;

        // Where the last layer has none either, nothing is left to learn.
        if (last.Norms[^1] > 0 && last.Norms.Contains(0))
            return Verdict.Dead;
        if (ratio < VanishingRatio)
            return Verdict.Vanishing;
        return finalLoss > GrowthFactor * startLoss ? Verdict.Exploding : Verdict.Healthy;
    }

    private static double MedianOf(ExperimentRecord record, int layer)
    {
        double[] norms = [.. record.Steps.Select(step => Bounded(step.Norms[layer])).Order()];
        return norms[norms.Length / 2];
    }

    // NaN has no place in an order; here it means as much as infinity.
    private static double Bounded(double norm) => double.IsNaN(norm) ? double.PositiveInfinity : norm;
}
