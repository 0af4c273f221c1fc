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
        var outcome = TrainingSession.Run(network, optimizer, plan, CreateDisplay(data.Training.Count), cancellationToken);
        report.End(network, outcome);
        return outcome.IsCancelled ? ExitCode.Cancelled : ExitCode.Success;
    }

    private ITrainingDisplay CreateDisplay(int samples)
    {
        if (options.Json)
            return new PlainDisplay(terminal.Error, options.Epochs, samples);
        return terminal.IsInteractive
            ? new LiveDisplay(terminal.CreateConsole(), options.Epochs, samples)
            : new PlainDisplay(terminal.Output, options.Epochs, samples);
    }
}
