namespace StaticNet.Reporting;

/// <summary>Shows a training run while it goes on. <see cref="TrainingDisplay"/> creates one.</summary>
/// <remarks>The thread that trains calls every member.</remarks>
public interface ITrainingDisplay
{
    /// <summary>Shows a run from its beginning to its end.</summary>
    /// <param name="training">Runs the training on this thread and calls the other members.</param>
    void Show(Action training);

    /// <summary>A step was made.</summary>
    /// <param name="progress">The step.</param>
    void ShowStep(TrainingProgress progress);

    /// <summary>An epoch is complete.</summary>
    /// <param name="epoch">What it achieved.</param>
    void ShowEpoch(EpochResult epoch);
}
