using System.Globalization;
using System.Text.Json;
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
        string validation = data.Validation is { } held ? string.Create(CultureInfo.InvariantCulture, $"{held.Count} to validate, ") : "";
        string schedule = options.Schedule == DigitsSchedules.Names[0] ? "" : $", {options.Schedule} schedule";
        string augmented = options.Augment ? ", augmented" : "";
        WriteLine($"{architecture.Name}: {string.Join('-', Widths(architecture))}, {architecture.ParameterCount} parameters");
        WriteLine($"{data.Name} digits: {data.Training.Count} to train on, {validation}{data.Test.Count} to test");
        WriteLine($"{options.Optimizer}, learning rate {options.LearningRate}{schedule}, batches of {options.BatchSize}{augmented}, seed {options.Seed}, {workers} worker{(workers == 1 ? "" : "s")}");
    }

    /// <summary>Tells something on the way.</summary>
    /// <param name="text">A line.</param>
    public void Tell(string text) => Lines.WriteLine(text);

    /// <summary>Tells what the training achieved, and shows some digits.</summary>
    /// <param name="network">The trained network.</param>
    /// <param name="outcome">What the run achieved.</param>
    public void End(DigitClassifier network, DigitsOutcome outcome)
    {
        string hash = network.GetParametersHash();
        WriteSummary(outcome, hash);
        if (options.Json)
            terminal.Output.WriteLine(JsonSerializer.Serialize(CreateResult(network.Workers, outcome, hash), DigitsJsonContext.Default.DigitsResult));
        else if (outcome.Test is not null)
            new DigitGallery(terminal).Show(DigitReading.ReadAll(network, data.Test));
    }

    /// <summary>Tells which files were written.</summary>
    public void Files()
    {
        if (options.ReportFile is { } page)
            WriteLine($"report in {page}");
        if (options.SaveFile is { } weights)
            WriteLine($"weights in {weights}");
    }

    private void WriteSummary(DigitsOutcome outcome, string hash)
    {
        if (outcome.Training.IsCancelled)
        {
            int steps = outcome.Training.Partial?.Steps ?? 0;
            WriteLine($"stopped in epoch {outcome.CompleteEpochs + 1} of {options.Epochs}, after {steps} of its steps");
        }

        if (outcome.Test is { } test)
        {
            string time = outcome.Training.SecondsPerEpoch is { } seconds ? string.Create(CultureInfo.InvariantCulture, $", {seconds:0.00} s an epoch") : "";
            WriteLine($"{100 * test.Accuracy.GetValueOrDefault():0.00} % of the test set {When(outcome)}{time}");
        }

        WriteLine($"weights {hash}");
    }

    private static string When(DigitsOutcome outcome) => outcome.Training.BestEpoch is { } best
        ? string.Create(CultureInfo.InvariantCulture, $"right with the weights of epoch {best}, the best on what was held back")
        : string.Create(CultureInfo.InvariantCulture, $"right after epoch {outcome.CompleteEpochs}");

    private DigitsResult CreateResult(int workers, DigitsOutcome outcome, string hash)
    {
        var validation = data.Validation is null ? null : outcome.Training.LastComplete;
        return new DigitsResult(
            DigitClassifier.Architecture.Name,
            DigitClassifier.Architecture.ParameterCount,
            data.Name,
            data.Training.Count,
            data.Validation?.Count ?? 0,
            data.Test.Count,
            options.Seed,
            options.Optimizer,
            options.Schedule,
            options.Augment,
            options.BatchSize,
            options.LearningRate,
            workers,
            outcome.CompleteEpochs,
            outcome.Training.IsCancelled,
            outcome.Training.Last?.TrainLoss,
            validation?.ValidationLoss,
            validation?.ValidationAccuracy,
            outcome.Training.BestEpoch,
            outcome.Test?.Loss,
            outcome.Test?.Accuracy,
            outcome.Training.SecondsPerEpoch,
            hash);
    }

    private static IEnumerable<int> Widths(NetworkArchitecture architecture) =>
        architecture.Layers
            .Where(layer => layer.ParameterCount > 0)
            .Select(layer => layer.OutputShape[0])
            .Prepend(architecture.InputLength);

    private void WriteLine(FormattableString text) => Lines.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
