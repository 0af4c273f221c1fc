namespace StaticNet.Laboratory.Gradients;

/// <summary>Shows trainings while they go on.</summary>
internal interface IExperimentDisplay
{
    /// <summary>Shows trainings from the beginning of the first to the end of the last.</summary>
    /// <param name="trainings">Runs them on this thread and calls the other members.</param>
    void Show(Action trainings);

    /// <summary>A step was made.</summary>
    /// <param name="experiment">The network and its treatment.</param>
    /// <param name="step">The step.</param>
    void ShowStep(Experiment experiment, ExperimentStep step);

    /// <summary>A training ended.</summary>
    /// <param name="record">What was measured.</param>
    void ShowRecord(ExperimentRecord record);
}
