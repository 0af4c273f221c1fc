using System.Globalization;
using StaticNet.Reporting;

namespace StaticNet.Samples.Classification;

/// <summary>The HTML report of a run.</summary>
/// <param name="task">What was learned.</param>
/// <param name="options">How.</param>
internal sealed class ClassifierPage(ClassifierTask task, ClassifierOptions options)
{
    /// <summary>Writes the report.</summary>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="network">The trained network.</param>
    /// <param name="outcome">What the run achieved.</param>
    /// <param name="recorder">What was recorded of its steps.</param>
    public void Write<TNetwork>(string path, TNetwork network, ClassifierOutcome outcome, ReportRecorder recorder)
        where TNetwork : class, INetwork
    {
        var data = task.Data;
        string[] classes = UsedClasses.Names(task.Classes, TNetwork.Architecture.OutputLength);
        var result = ClassificationResult.Measure(network, data.Test, classes);
        HtmlReport.Write(path, recorder.Complete(new TrainingReport($"{data.Name} {task.Subject}")
        {
            Summary = outcome.Test is { Accuracy: { } accuracy }
                ? string.Create(CultureInfo.InvariantCulture, $"{100 * accuracy:0.00} % of {data.Test.Count} test {task.Subject} right {Weights(outcome)}.")
                : null,
            EvaluationName = data.EvaluationName,
            KeptEpoch = outcome.KeptEpoch,
            Layers = TNetwork.Architecture.Layers,
            Environment = ReportEnvironment.Describe(),
            Duration = outcome.Training.Duration,
            Settings = [.. Settings(network)],
            Confusion = UsedClasses.Reduce(result.Confusion, task.Classes.Length),
            Mistakes =
            [
                .. result.Mistakes.Select(mistake => new ReportMistake(
                    task.Draw(data.Test.GetInput(mistake.Sample)),
                    classes[mistake.Actual],
                    classes[mistake.Predicted],
                    mistake.Confidence)),
            ],
        }));
    }

    private static string Weights(ClassifierOutcome outcome) => outcome.Training.BestEpoch is { } best
        ? string.Create(CultureInfo.InvariantCulture, $"with the weights of epoch {best} of {outcome.CompleteEpochs}")
        : string.Create(CultureInfo.InvariantCulture, $"after {outcome.CompleteEpochs} epochs");

    private IEnumerable<KeyValuePair<string, string>> Settings<TNetwork>(TNetwork network)
        where TNetwork : class, INetwork
    {
        var data = task.Data;
        yield return Setting("network", $"{TNetwork.Architecture.Name}, {TNetwork.Architecture.ParameterCount} parameters");
        yield return Setting("training samples", $"{data.Training.Count}");
        if (data.Validation is { } held)
            yield return Setting("validation samples", $"{held.Count}");
        yield return Setting("test samples", $"{data.Test.Count}");
        yield return Setting("optimizer", $"{options.Optimizer}, learning rate {options.LearningRate}");
        yield return Setting("schedule", $"{options.Schedule}");
        yield return Setting("augmentation", $"{(options.Augment ? task.AugmentationName + options.Strength : "none")}");
        yield return Setting("batch size", $"{options.BatchSize}");
        yield return Setting("seed", $"{options.Seed}");
        yield return Setting("workers", $"{network.Workers}");
        yield return Setting("weights", $"{network.GetParametersHash()}");
    }

    private static KeyValuePair<string, string> Setting(string name, FormattableString value) =>
        new(name, value.ToString(CultureInfo.InvariantCulture));
}
