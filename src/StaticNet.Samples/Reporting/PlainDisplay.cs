namespace StaticNet.Samples.Reporting;

/// <summary>A line for each epoch: for files, pipes and logs.</summary>
/// <param name="writer">Receives the lines.</param>
/// <param name="epochs">The epochs of the run.</param>
/// <param name="samples">The training samples of an epoch.</param>
internal sealed class PlainDisplay(TextWriter writer, int epochs, int samples) : ITrainingDisplay
{
    /// <inheritdoc/>
    public void Show(Action training) => training();

    /// <inheritdoc/>
    public void ShowStep(TrainingProgress progress)
    {
    }

    /// <inheritdoc/>
    public void ShowEpoch(EpochResult epoch) => writer.WriteLine(EpochLine.Format(epoch, epochs, samples));
}
