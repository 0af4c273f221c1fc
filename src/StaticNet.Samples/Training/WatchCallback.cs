using StaticNet.Reporting;
using StaticNet.Training;

namespace StaticNet.Samples.Training;

/// <summary>Shows a run on a display, and records it for its report.</summary>
/// <param name="display">The display.</param>
/// <param name="recorder">The recorder; null if there will be no report.</param>
internal sealed class WatchCallback(ITrainingDisplay display, ReportRecorder? recorder) : TrainingCallback
{
    /// <inheritdoc/>
    public override void OnStep(TrainingContext context)
    {
        recorder?.Add(context.Progress);
        display.ShowStep(context.Progress);
    }

    /// <inheritdoc/>
    public override void OnEpoch(TrainingContext context, EpochResult result)
    {
        recorder?.Add(result);
        display.ShowEpoch(result);
    }
}
