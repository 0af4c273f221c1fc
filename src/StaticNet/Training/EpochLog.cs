namespace StaticNet.Training;

/// <summary>A line for each epoch.</summary>
/// <param name="writer">Receives the lines.</param>
internal sealed class EpochLog(TextWriter writer) : TrainingCallback
{
    /// <inheritdoc/>
    public override void OnEpoch(TrainingContext context, EpochResult result)
    {
        writer.WriteLine(result);
        writer.Flush();
    }
}
