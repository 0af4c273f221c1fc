using System.Diagnostics;
using StaticNet.Data;
using StaticNet.Files;
using StaticNet.Mpi;
using StaticNet.Reporting;
using StaticNet.Samples.Reporting;
using StaticNet.Samples.Training;
using StaticNet.Schedules;

namespace StaticNet.Samples.Classification;

/// <summary>A run that trains a network to tell classes apart: training, report, files.</summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
/// <param name="network">The network, new.</param>
/// <param name="task">What is learned.</param>
/// <param name="options">How.</param>
/// <param name="terminal">Where it writes.</param>
/// <param name="ranks">The ranks that share the training; null for this process alone.</param>
internal sealed class ClassifierRun<TNetwork>(TNetwork network, ClassifierTask task, ClassifierOptions options, Terminal terminal, MpiCommunicator? ranks)
    where TNetwork : class, INetwork
{
    private const string Accuracy = "accuracy";

    /// <summary>Runs.</summary>
    /// <param name="cancellationToken">Ends the training at its next step.</param>
    public ExitCode Run(CancellationToken cancellationToken)
    {
        var data = task.Data;
        var plan = new TrainingPlan(data.Training, data.Validation ?? data.Test, options.Epochs, options.BatchSize);
        var trainer = CreateTrainer(plan);
        var report = new ClassifierReport(task, options, terminal);
        report.Begin(TNetwork.Architecture, network.Workers);
        PrepareCheckpoints(trainer, report);

        var recorder = options.ReportFile is null ? null : ReportRecorder.Create(network, trainer.Optimizer);
        long start = Stopwatch.GetTimestamp();
        var training = TrainingSession.Run(trainer, plan, CreateDisplay(trainer), recorder, cancellationToken);
        if (ranks is not null)
            report.Ranks(ranks, trainer.StepCount, Stopwatch.GetElapsedTime(start));
        var outcome = Conclude(trainer, training);
        report.End(network, outcome);
        WriteFiles(outcome, recorder);
        report.Files();
        return training.IsCancelled ? ExitCode.Cancelled : ExitCode.Success;
    }

    private Trainer<TNetwork> CreateTrainer(TrainingPlan plan) =>
        new(network, OptimizerChoice.Create(options.Optimizer, options.LearningRate), options.Seed)
        {
            Shards = options.Shards,
            Ranks = ranks,
            Schedule = ScheduleChoice.Create(options.Schedule, options.LearningRate, plan.Steps),
            Augmentation = options.Augment ? task.CreateAugmentation(options.AugmentationStrength) : null,

            // A report shows how far training and test are apart.
            MeasuresTrainAccuracy = options.ReportFile is not null,

            // The best of all epochs is wanted, not an early end.
            EarlyStopping = options.ValidationSamples > 0 ? new EarlyStopping(int.MaxValue, metric: Accuracy) : null,
        };

    private void PrepareCheckpoints(Trainer<TNetwork> trainer, ClassifierReport report)
    {
        if (options.CheckpointDirectory is not { } directory)
            return;
        var store = new CheckpointStore(directory, higherIsBetter: trainer.EarlyStopping is not null);
        var checkpoints = new RunCheckpoints(store, options.Settings);
        if (options.Resume)
            checkpoints.Resume(trainer, report.Tell);
        if (ranks is { Rank: > 0 })
            return;
        if (!options.Resume)
            checkpoints.CheckEmpty();
        trainer.Callbacks = [checkpoints.Callback];
    }

    // A run that was cancelled within an epoch knows the test set's result of the last complete one, if that was evaluated on it.
    private ClassifierOutcome Conclude(Trainer<TNetwork> trainer, TrainingOutcome training)
    {
        var data = task.Data;
        int complete = trainer.EpochCount - (training.Partial is null ? 0 : 1);
        if (!training.IsCancelled)
            return new ClassifierOutcome(training, complete, trainer.Evaluate(data.Test));
        Evaluation? last = data.Validation is null && training.LastComplete is { ValidationLoss: { } loss } epoch
            ? new Evaluation(loss, epoch.ValidationAccuracy, data.Test.Count)
            : null;
        return new ClassifierOutcome(training, complete, last);
    }

    private void WriteFiles(ClassifierOutcome outcome, ReportRecorder? recorder)
    {
        if (recorder is not null)
            new ClassifierPage(task, options).Write(options.ReportFile!, network, outcome, recorder);
        if (options.SaveFile is { } file)
            network.SaveWeights(file, task.Metadata);
    }

    private ITrainingDisplay CreateDisplay(Trainer<TNetwork> trainer)
    {
        var display = new TrainingDisplayOptions(options.Epochs, task.Data.Training.Count)
        {
            Optimizer = trainer.Optimizer,
            EvaluationName = task.Data.EvaluationName,
        };
        return options.Json
            ? TrainingDisplay.CreatePlain(terminal.Error, display)
            : TrainingDisplay.Create(terminal.CreateConsole(), display);
    }
}
