using System.Collections.Immutable;
using StaticNet.Laboratory.Gradients.Plotting;
using StaticNet.Samples;
using StaticNet.Samples.Reporting;

namespace StaticNet.Laboratory.Gradients;

/// <summary>A run of the command <c>gradients</c>: trainings, table, plot.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="terminal">Where it writes.</param>
internal sealed class GradientsRun(GradientsOptions options, Terminal terminal)
{
    /// <summary>Runs.</summary>
    /// <param name="cancellationToken">Ends the run at its next step.</param>
    public ExitCode Run(CancellationToken cancellationToken)
    {
        var experiments = Experiment.Choose(options);
        var report = new GradientsReport(options, terminal);
        report.Begin(experiments.Length);
        var records = Train(experiments, cancellationToken);

        // The plotting library is loaded here or not at all.
        if (options.PlotFile is { } file && !records.IsEmpty)
            GradientsPlot.Save(records, options, file);
        report.End([.. records.Select(Finding.Of)], experiments.Length);
        return records.Length < experiments.Length ? ExitCode.Cancelled : ExitCode.Success;
    }

    private ImmutableArray<ExperimentRecord> Train(ImmutableArray<Experiment> experiments, CancellationToken cancellationToken)
    {
        var data = new LaboratoryData(options.Seed);
        var display = CreateDisplay(experiments.Length);
        var records = ImmutableArray.CreateBuilder<ExperimentRecord>();
        display.Show(() =>
        {
            foreach (var experiment in experiments)
            {
                var network = CompiledNetworks.Find(options.Size, experiment.Treatment);
                var record = network.Train(experiment, options, data, step => display.ShowStep(experiment, step), cancellationToken);
                if (record is null)
                    return;
                records.Add(record);
                display.ShowRecord(record);
            }
        });
        return records.ToImmutable();
    }

    private IExperimentDisplay CreateDisplay(int trainings)
    {
        if (options.Json)
            return new PlainExperimentDisplay(terminal.Error, options);
        return terminal.IsInteractive
            ? new LiveExperimentDisplay(terminal.CreateConsole(), options, trainings)
            : new PlainExperimentDisplay(terminal.Output, options);
    }
}
