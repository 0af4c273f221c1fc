using StaticNet.Reporting;
using StaticNet.Samples.Reporting;
using StaticNet.Samples.Training;

namespace StaticNet.Samples.Digits;

/// <summary>A run of the command <c>digits</c>: data, training, report.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="terminal">Where it writes.</param>
internal sealed class DigitsRun(DigitsOptions options, Terminal terminal)
{
    // Small training batches are no reason to evaluate in small ones: these give the kernels' best speed.
    private const int EvaluationBatch = 256;

    /// <summary>Runs.</summary>
    /// <param name="cancellationToken">Ends the training at its next step.</param>
    public ExitCode Run(CancellationToken cancellationToken)
    {
        var data = DigitsData.Load(options);
        using var network = new DigitClassifier(options.Seed, Math.Max(options.BatchSize, EvaluationBatch), options.Workers);
        var optimizer = DigitsOptimizers.Create(options.Optimizer, options.LearningRate);
        var plan = new TrainingPlan(data.Training, data.Test, options.Epochs, options.BatchSize, options.Seed);

        var report = new DigitsReport(options, data, terminal);
        report.Begin(network.Workers);
        var recorder = options.ReportFile is null ? null : ReportRecorder.Create(network, optimizer);
        var display = CreateDisplay(new TrainingDisplayOptions(options.Epochs, data.Training.Count) { Optimizer = optimizer });
        var outcome = TrainingSession.Run(network, optimizer, plan, display, recorder, cancellationToken);
        report.End(network, outcome);
        if (recorder is not null)
            report.Save(network, recorder);
        return outcome.IsCancelled ? ExitCode.Cancelled : ExitCode.Success;
    }

    private ITrainingDisplay CreateDisplay(TrainingDisplayOptions run)
    {
        if (options.Json)
            return TrainingDisplay.CreatePlain(terminal.Error, run);
        return terminal.IsInteractive
            ? TrainingDisplay.Create(terminal.CreateConsole(), run)
            : TrainingDisplay.CreatePlain(terminal.Output, run);
    }
}
