using StaticNet.Reporting;

namespace StaticNet.Samples.Training;

/// <summary>Trains a network and tells a display how it goes.</summary>
internal static class TrainingSession
{
    /// <summary>
    /// Runs a plan until its end or until it is cancelled, always at the boundary of a step. A trainer that has loaded a state goes on with
    /// what is left of it.
    /// </summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="trainer">The trainer; its callbacks are called before the display.</param>
    /// <param name="plan">What to train on and for how long.</param>
    /// <param name="display">Shows steps and epochs.</param>
    /// <param name="recorder">Records steps and epochs; or null.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static TrainingOutcome Run<TNetwork>(
        Trainer<TNetwork> trainer,
        TrainingPlan plan,
        ITrainingDisplay display,
        ReportRecorder? recorder,
        CancellationToken cancellationToken)
        where TNetwork : class, INetwork
    {
        // A run that was complete when its state was saved has nothing left but what a longer plan adds.
        if (!trainer.HasUnfinishedRun && trainer.EpochCount >= plan.Epochs)
            return new TrainingOutcome([], null, IsCancelled: false, BestEpoch: null);

        trainer.Callbacks = [.. trainer.Callbacks, new WatchCallback(display, recorder)];
        TrainingResult? result = null;
        display.Show(() => result = trainer.Fit(
            plan.Training, plan.Evaluation, plan.Epochs, plan.BatchSize, progress: null, cancellationToken));
        return TrainingOutcome.Of(result!, trainer.EarlyStopping is { RestoresBest: true });
    }
}
