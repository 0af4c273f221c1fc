using StaticNet.Reporting;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;
using StaticNet.Samples.Training;

namespace StaticNet.Samples.Digits;

/// <summary>A run of the command <c>digits</c>: data, training, report, files.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="terminal">Where it writes.</param>
internal sealed class DigitsRun(DigitsOptions options, Terminal terminal)
{
    // Small training batches are no reason to evaluate in small ones: these give the kernels' best speed.
    private const int EvaluationBatch = 256;

    private const string Accuracy = "accuracy";

    /// <summary>Runs.</summary>
    /// <param name="cancellationToken">Ends the training at its next step.</param>
    public ExitCode Run(CancellationToken cancellationToken)
    {
        OutputFile.Check("--report", options.ReportFile, ".html");
        OutputFile.Check("--save", options.SaveFile, ".safetensors");
        var data = DigitsData.Load(options);
        using var network = new DigitClassifier(options.Seed, Math.Max(options.BatchSize, EvaluationBatch), options.Workers);
        var plan = new TrainingPlan(data.Training, data.Validation ?? data.Test, options.Epochs, options.BatchSize);
        var trainer = CreateTrainer(network, plan);
        var report = new DigitsReport(options, data, terminal);
        report.Begin(network.Workers);
        PrepareCheckpoints(trainer, report);

        var recorder = options.ReportFile is null ? null : ReportRecorder.Create(network, trainer.Optimizer);
        var training = TrainingSession.Run(trainer, plan, CreateDisplay(trainer, data), recorder, cancellationToken);
        var outcome = Conclude(trainer, training, data);
        report.End(network, outcome);
        WriteFiles(network, outcome, data, recorder);
        report.Files();
        return training.IsCancelled ? ExitCode.Cancelled : ExitCode.Success;
    }

    private Trainer<DigitClassifier> CreateTrainer(DigitClassifier network, TrainingPlan plan) =>
        new(network, DigitsOptimizers.Create(options.Optimizer, options.LearningRate), options.Seed)
        {
            Schedule = DigitsSchedules.Create(options.Schedule, options.LearningRate, plan.Steps),
            Augmentation = options.Augment ? DigitsAugmentation.Create() : null,

            // The best of all epochs is wanted, not an early end.
            EarlyStopping = options.ValidationSamples > 0 ? new EarlyStopping(int.MaxValue, metric: Accuracy) : null,
        };

    private void PrepareCheckpoints(Trainer<DigitClassifier> trainer, DigitsReport report)
    {
        if (options.CheckpointDirectory is not { } directory)
            return;
        var store = new CheckpointStore(directory, higherIsBetter: trainer.EarlyStopping is not null);
        var checkpoints = new RunCheckpoints(store, options.Settings);
        checkpoints.CreateDirectory();
        if (options.Resume)
            checkpoints.Resume(trainer, report.Tell);
        else
            checkpoints.CheckEmpty();
        trainer.Callbacks = [checkpoints.Callback];
    }

    // A run that was cancelled within an epoch knows the test set's result of the last complete one, if that was evaluated on it.
    private static DigitsOutcome Conclude(Trainer<DigitClassifier> trainer, TrainingOutcome training, DigitsData data)
    {
        int complete = trainer.EpochCount - (training.Partial is null ? 0 : 1);
        if (!training.IsCancelled)
            return new DigitsOutcome(training, complete, trainer.Evaluate(data.Test));
        Evaluation? last = data.Validation is null && training.LastComplete is { ValidationLoss: { } loss } epoch
            ? new Evaluation(loss, epoch.ValidationAccuracy, data.Test.Count)
            : null;
        return new DigitsOutcome(training, complete, last);
    }

    private void WriteFiles(DigitClassifier network, DigitsOutcome outcome, DigitsData data, ReportRecorder? recorder)
    {
        if (recorder is not null)
            new DigitsPage(options, data).Write(options.ReportFile!, network, outcome, recorder);
        if (options.SaveFile is { } file)
            network.SaveWeights(file);
    }

    private ITrainingDisplay CreateDisplay(Trainer<DigitClassifier> trainer, DigitsData data)
    {
        var display = new TrainingDisplayOptions(options.Epochs, data.Training.Count)
        {
            Optimizer = trainer.Optimizer,
            EvaluationName = data.EvaluationName,
        };
        return options.Json
            ? TrainingDisplay.CreatePlain(terminal.Error, display)
            : TrainingDisplay.Create(terminal.CreateConsole(), display);
    }
}
