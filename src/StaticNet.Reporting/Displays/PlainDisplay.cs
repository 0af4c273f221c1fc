namespace StaticNet.Reporting;

/// <summary>A line for each epoch: for files, pipes and logs.</summary>
/// <param name="writer">Receives the lines.</param>
/// <param name="options">The run.</param>
internal sealed class PlainDisplay(TextWriter writer, TrainingDisplayOptions options) : ITrainingDisplay
{
    private readonly EpochLine _line = new(options);

    /// <inheritdoc/>
    public void Show(Action training) => training();

    /// <inheritdoc/>
    public void ShowStep(TrainingProgress progress)
    {
    }

    /// <inheritdoc/>
    public void ShowEpoch(EpochResult epoch)
    {
        writer.WriteLine(_line.Next(epoch));
        writer.Flush();
    }
}
