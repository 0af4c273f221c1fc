using System.Globalization;
using System.Text.Json;
using StaticNet.Data;
using StaticNet.Reporting;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Tabular;

/// <summary>A run of the command <c>tabular</c>: table, network, training, figures.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="terminal">Where it writes.</param>
internal sealed class TabularRun(TabularOptions options, Terminal terminal)
{
    private TextWriter Lines => options.Json ? terminal.Error : terminal.Output;

    /// <summary>Runs.</summary>
    /// <param name="cancellationToken">Ends the training at its next step.</param>
    public ExitCode Run(CancellationToken cancellationToken)
    {
        OutputFile.Check("--report", options.ReportFile, ".html");
        OutputFile.Check("--save", options.SaveFile, ".safetensors");
        var table = TabularTable.Read(options);
        Lines.WriteLine(table.Description);
        var data = table.Encode();
        var network = TabularNetworks.Find(data.Encoder, options.DataFile);
        Begin(network, table.Choice, data);
        data = data.Pad(network.Architecture.InputLength);
        var outcome = network.Train(data, options, Watch, cancellationToken);
        End(network, data, outcome);
        return outcome.Training.IsCancelled ? ExitCode.Cancelled : ExitCode.Success;
    }

    private ITrainingDisplay Watch(TrainingDisplayOptions display) => options.Json
        ? TrainingDisplay.CreatePlain(terminal.Error, display)
        : TrainingDisplay.Create(terminal.CreateConsole(), display);

    private void Begin(TabularNetwork network, TabularChoice choice, TabularData data)
    {
        string task = network.Task == TableTask.Classification
            ? string.Create(CultureInfo.InvariantCulture, $"which of {data.Encoder.Classes.Length} classes")
            : "the value of";
        WriteLine($"{Name(choice.Task)} ({choice.Reason})");
        WriteLine($"{network.Architecture.Name}: {task} {options.Target}, from {data.Encoder.InputLength} inputs");
        if (network.DescribePadding(data.Encoder) is { Length: > 0 } padding)
            Lines.WriteLine(padding);
        WriteLine($"{data.Training.Count} rows to learn from, {data.Test.Count} to test");
    }

    private static string Name(TableTask task) => task == TableTask.Classification ? "classification" : "regression";

    private void End(TabularNetwork network, TabularData data, TabularOutcome outcome)
    {
        if (outcome.Training.IsCancelled)
            WriteLine($"stopped after {outcome.CompleteEpochs} of {options.Epochs} epochs");
        foreach (var (name, value) in outcome.Test)
            WriteLine($"{name} {value:G5}");
        WriteLine($"weights {outcome.WeightsHash}");
        if (options.ReportFile is { } page)
            WriteLine($"report in {page}");
        if (options.SaveFile is { } file)
            WriteLine($"weights and encoding in {file}");
        if (!options.Json)
            return;
        var result = new TabularResult(
            network.Architecture.Name,
            Name(network.Task),
            options.Target,
            data.Encoder.InputLength,
            data.Training.Count,
            data.Test.Count,
            outcome.CompleteEpochs,
            outcome.Training.IsCancelled,
            options.Seed,
            outcome.Test.ToDictionary(figure => figure.Key, figure => double.IsFinite(figure.Value) ? figure.Value : (double?)null),
            outcome.WeightsHash);
        terminal.Output.WriteLine(JsonSerializer.Serialize(result, TabularJsonContext.Default.TabularResult));
    }

    private void WriteLine(FormattableString text) => Lines.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
