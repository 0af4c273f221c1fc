namespace StaticNet.Reporting;

/// <summary>
/// Keeps the best of the epochs so far: by the accuracy on validation samples, without it by the loss on them, without either by the loss
/// of training. Of equal ones it is the first.
/// </summary>
internal sealed class BestEpoch
{
    /// <summary>The best epoch, or null before the first that has a number to go by.</summary>
    public EpochResult? Result { get; private set; }

    /// <summary>Takes an epoch into account.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <returns>Whether it is better than all before.</returns>
    public bool Add(EpochResult epoch)
    {
        double score = Score(epoch);
        if (double.IsNaN(score) || (Result is not null && score <= Score(Result)))
            return false;
        Result = epoch;
        return true;
    }

    private static double Score(EpochResult epoch) => epoch.ValidationAccuracy ?? -(epoch.ValidationLoss ?? epoch.TrainLoss);
}
