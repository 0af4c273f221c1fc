namespace StaticNet.Laboratory.Gradients;

/// <summary>A line for the first and the last step of each training: for files, pipes and logs.</summary>
/// <param name="writer">Receives the lines.</param>
/// <param name="options">What the user asked for.</param>
internal sealed class PlainExperimentDisplay(TextWriter writer, GradientsOptions options) : IExperimentDisplay
{
    /// <inheritdoc/>
    public void Show(Action trainings)
    {
        writer.WriteLine(ExperimentLine.Header(options.Size.Depth));
        trainings();
    }

    /// <inheritdoc/>
    public void ShowStep(Experiment experiment, ExperimentStep step)
    {
        if (step.Step == 1)
            writer.WriteLine(ExperimentLine.Format(experiment, step));
    }

    /// <inheritdoc/>
    public void ShowRecord(ExperimentRecord record)
    {
        if (record.Last.Step > 1)
            writer.WriteLine(ExperimentLine.Format(record.Experiment, record.Last));
    }
}
