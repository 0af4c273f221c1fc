using System.Collections.Immutable;
using StaticNet.Reporting;

namespace StaticNet.Samples.Training;

/// <summary>Trains a network and tells a display how it goes.</summary>
internal static class TrainingSession
{
    /// <summary>Runs a plan until its end or until it is cancelled, always at the boundary of a step.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="network">The network.</param>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="plan">What to train on and for how long.</param>
    /// <param name="display">Shows steps and epochs.</param>
    /// <param name="recorder">Records steps and epochs; or null.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static TrainingOutcome Run<TNetwork>(
        TNetwork network,
        Optimizer optimizer,
        TrainingPlan plan,
        ITrainingDisplay display,
        ReportRecorder? recorder,
        CancellationToken cancellationToken)
        where TNetwork : class, INetwork
    {
        var trainer = new Trainer<TNetwork>(network, optimizer, plan.Seed);
        var complete = ImmutableArray.CreateBuilder<EpochResult>();
        EpochResult? partial = null;
        bool isCancelled = false;
        var showStep = (Action<TrainingProgress>)display.ShowStep;
        if (recorder is not null)
            showStep += recorder.Add;
        display.Show(() =>
        {
            // One epoch a call, since the display wants each epoch's evaluation as soon as it is there.
            for (int epoch = 0; epoch < plan.Epochs; epoch++)
            {
                var result = trainer.Fit(plan.Training, plan.Test, 1, plan.BatchSize, showStep, cancellationToken);
                isCancelled = result.IsCancelled;
                if (isCancelled)
                {
                    partial = result.Epochs.FirstOrDefault();
                    return;
                }

                complete.Add(result.Epochs[0]);
                recorder?.Add(result.Epochs[0]);
                display.ShowEpoch(result.Epochs[0]);
            }
        });
        return new TrainingOutcome(complete.ToImmutable(), partial, isCancelled);
    }
}
