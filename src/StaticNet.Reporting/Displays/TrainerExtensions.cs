namespace StaticNet.Reporting;

/// <summary>Training that is shown while it goes on.</summary>
public static class TrainerExtensions
{
    /// <summary>
    /// Trains for a number of epochs and shows it: <c>trainer.Fit(training, test, epochs: 5, TrainingDisplay.Auto)</c>. As
    /// <see cref="Trainer{TNetwork}.Fit(ISampleSource, ISampleSource?, int, int?, Action{TrainingProgress}?, CancellationToken)"/> otherwise.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="trainer">The trainer.</param>
    /// <param name="training">The samples to train on.</param>
    /// <param name="validation">The samples to evaluate on after each epoch, or null.</param>
    /// <param name="epochs">The number of epochs, at least 1.</param>
    /// <param name="display">Creates the display, given the run.</param>
    /// <param name="batchSize">The samples of a batch; null for 64, or the network's capacity if that is less.</param>
    /// <param name="cancellationToken">Ends the call before its next step.</param>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public static TrainingResult Fit<TNetwork>(
        this Trainer<TNetwork> trainer,
        ISampleSource training,
        ISampleSource? validation,
        int epochs,
        Func<TrainingDisplayOptions, ITrainingDisplay> display,
        int? batchSize = null,
        CancellationToken cancellationToken = default)
        where TNetwork : class, INetwork
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(display);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        var shown = display(new TrainingDisplayOptions(trainer.EpochCount + epochs, Math.Max(1, training.Count)) { Optimizer = trainer.Optimizer, EvaluationName = "validation" });
        var callbacks = trainer.Callbacks;
        trainer.Callbacks = [.. callbacks, new DisplayCallback(shown)];
        try
        {
            TrainingResult? result = null;
            shown.Show(() => result = trainer.Fit(training, validation, epochs, batchSize, progress: null, cancellationToken));
            return result ?? throw new InvalidOperationException("The display did not run what it was to show.");
        }
        finally
        {
            trainer.Callbacks = callbacks;
        }
    }
}
