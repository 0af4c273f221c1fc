namespace StaticNet.Reporting;

/// <summary>Shows a trainer's steps and epochs.</summary>
/// <param name="display">Where.</param>
internal sealed class DisplayCallback(ITrainingDisplay display) : TrainingCallback
{
    /// <inheritdoc/>
    public override void OnStep(TrainingContext context) => display.ShowStep(context.Progress);

    /// <inheritdoc/>
    public override void OnEpoch(TrainingContext context, EpochResult result) => display.ShowEpoch(result);
}
