using System.Globalization;
using System.Text.Json;
using StaticNet.Reporting;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;
using StaticNet.Samples.Training;

namespace StaticNet.Samples.Digits;

/// <summary>What a run writes before and after its training: text for people, or JSON.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="data">The images.</param>
/// <param name="terminal">Where it writes.</param>
internal sealed class DigitsReport(DigitsOptions options, DigitsData data, Terminal terminal)
{
    private TextWriter Lines => options.Json ? terminal.Error : terminal.Output;

    /// <summary>Tells what is about to be trained.</summary>
    /// <param name="workers">The threads that share the work.</param>
    public void Begin(int workers)
    {
        var architecture = DigitClassifier.Architecture;
        WriteLine($"{architecture.Name}: {string.Join('-', Widths(architecture))}, {architecture.ParameterCount} parameters");
        WriteLine($"{data.Name} digits: {data.Training.Count} to train on, {data.Test.Count} to test");
        WriteLine($"{options.Optimizer}, learning rate {options.LearningRate}, batches of {options.BatchSize}, seed {options.Seed}, {workers} worker{(workers == 1 ? "" : "s")}");
    }

    /// <summary>Tells what the training achieved, and shows some digits.</summary>
    /// <param name="network">The trained network.</param>
    /// <param name="outcome">What its epochs achieved.</param>
    public void End(DigitClassifier network, TrainingOutcome outcome)
    {
        string hash = network.GetParametersHash();
        WriteSummary(outcome, hash);
        if (options.Json)
            terminal.Output.WriteLine(JsonSerializer.Serialize(CreateResult(network.Workers, outcome, hash), DigitsJsonContext.Default.DigitsResult));
        else if (outcome.LastComplete is not null)
            new DigitGallery(terminal).Show(DigitReading.ReadAll(network, data.Test));
    }

    /// <summary>Writes the HTML report.</summary>
    /// <param name="network">The trained network.</param>
    /// <param name="recorder">What its training recorded.</param>
    /// <exception cref="UsageException">The file can't be written.</exception>
    public void Save(DigitClassifier network, ReportRecorder recorder)
    {
        string file = options.ReportFile!;
        try
        {
            HtmlReport.Write(file, DigitsHtml.Create(network, options, data, recorder));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--report can't write '{file}': {exception.Message}", exception);
        }

        WriteLine($"report in {file}");
    }

    private void WriteSummary(TrainingOutcome outcome, string hash)
    {
        if (outcome.IsCancelled)
        {
            int steps = outcome.Partial?.Steps ?? 0;
            WriteLine($"stopped in epoch {outcome.Epochs.Length + 1} of {options.Epochs}, after {steps} of its steps");
        }

        if (outcome.LastComplete is { } epoch)
        {
            double accuracy = 100 * epoch.ValidationAccuracy.GetValueOrDefault();
            WriteLine($"{accuracy:0.00} % of the test set right after epoch {epoch.Epoch}, {outcome.SecondsPerEpoch:0.00} s an epoch");
        }

        WriteLine($"weights {hash}");
    }

    private DigitsResult CreateResult(int workers, TrainingOutcome outcome, string hash) => new(
        DigitClassifier.Architecture.Name,
        DigitClassifier.Architecture.ParameterCount,
        data.Name,
        data.Training.Count,
        data.Test.Count,
        options.Seed,
        options.Optimizer,
        options.BatchSize,
        options.LearningRate,
        workers,
        outcome.Epochs.Length,
        outcome.IsCancelled,
        outcome.Last?.TrainLoss,
        outcome.LastComplete?.ValidationLoss,
        outcome.LastComplete?.ValidationAccuracy,
        outcome.SecondsPerEpoch,
        hash);

    private static IEnumerable<int> Widths(NetworkArchitecture architecture) =>
        architecture.Layers
            .Where(layer => layer.ParameterCount > 0)
            .Select(layer => layer.OutputShape[0])
            .Prepend(architecture.InputLength);

    private void WriteLine(FormattableString text) => Lines.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
