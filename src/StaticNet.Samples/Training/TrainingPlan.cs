namespace StaticNet.Samples.Training;

/// <summary>What to train on and for how long.</summary>
/// <param name="Training">The training set.</param>
/// <param name="Evaluation">What epochs are evaluated on.</param>
/// <param name="Epochs">The number of epochs.</param>
/// <param name="BatchSize">The samples of a step.</param>
internal sealed record TrainingPlan(Dataset Training, Dataset Evaluation, int Epochs, int BatchSize)
{
    /// <summary>The steps of an epoch.</summary>
    public long StepsPerEpoch => StepsOf(Training.Count, BatchSize);

    /// <summary>The steps of the whole run.</summary>
    public long Steps => StepsPerEpoch * Epochs;

    private static long StepsOf(int samples, int batchSize) => ((long)samples + batchSize - 1) / batchSize;
}
