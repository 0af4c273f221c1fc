using System.Globalization;
using StaticNet.Reporting;

namespace StaticNet.Samples.Digits;

/// <summary>The HTML report of a run.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="data">The images.</param>
internal sealed class DigitsPage(DigitsOptions options, DigitsData data)
{
    /// <summary>Writes the report.</summary>
    /// <param name="path">The file.</param>
    /// <param name="network">The trained network.</param>
    /// <param name="outcome">What the run achieved.</param>
    /// <param name="recorder">What was recorded of its steps.</param>
    public void Write(string path, DigitClassifier network, DigitsOutcome outcome, ReportRecorder recorder)
    {
        string[] classes = [.. Enumerable.Range(0, SyntheticDigits.Classes).Select(digit => digit.ToString(CultureInfo.InvariantCulture))];
        var result = ClassificationResult.Measure(network, data.Test, classes);
        HtmlReport.Write(path, recorder.Complete(new TrainingReport($"{data.Name} digits")
        {
            Summary = outcome.Test is { Accuracy: { } accuracy }
                ? string.Create(CultureInfo.InvariantCulture, $"{100 * accuracy:0.00} % of {data.Test.Count} test digits right {Weights(outcome)}.")
                : null,
            EvaluationName = data.EvaluationName,
            KeptEpoch = outcome.KeptEpoch,
            Settings = [.. Settings(network)],
            Confusion = result.Confusion,
            Mistakes =
            [
                .. result.Mistakes.Select(mistake => new ReportMistake(
                    new ReportImage(data.Test.GetInput(mistake.Sample), SyntheticDigits.Side, SyntheticDigits.Side),
                    classes[mistake.Actual],
                    classes[mistake.Predicted],
                    mistake.Confidence)),
            ],
        }));
    }

    private static string Weights(DigitsOutcome outcome) => outcome.Training.BestEpoch is { } best
        ? string.Create(CultureInfo.InvariantCulture, $"with the weights of epoch {best} of {outcome.CompleteEpochs}")
        : string.Create(CultureInfo.InvariantCulture, $"after {outcome.CompleteEpochs} epochs");

    private IEnumerable<KeyValuePair<string, string>> Settings(DigitClassifier network)
    {
        yield return Setting("network", $"{DigitClassifier.Architecture.Name}, {DigitClassifier.ParameterCount} parameters");
        yield return Setting("training samples", $"{data.Training.Count}");
        if (data.Validation is { } held)
            yield return Setting("validation samples", $"{held.Count}");
        yield return Setting("test samples", $"{data.Test.Count}");
        yield return Setting("optimizer", $"{options.Optimizer}, learning rate {options.LearningRate}");
        yield return Setting("schedule", $"{options.Schedule}");
        yield return Setting("augmentation", $"{(options.Augment ? "shift, rotation, scale, elastic" : "none")}");
        yield return Setting("batch size", $"{options.BatchSize}");
        yield return Setting("seed", $"{options.Seed}");
        yield return Setting("workers", $"{network.Workers}");
        yield return Setting("weights", $"{network.GetParametersHash()}");
    }

    private static KeyValuePair<string, string> Setting(string name, FormattableString value) =>
        new(name, value.ToString(CultureInfo.InvariantCulture));
}
