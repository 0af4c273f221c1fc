using System.Globalization;
using StaticNet.Reporting;

namespace StaticNet.Samples.Digits;

/// <summary>The HTML report of a run.</summary>
internal static class DigitsHtml
{
    /// <summary>Puts it together; reads the test set once more for the confusion matrix and the worst mistakes.</summary>
    /// <param name="network">The trained network.</param>
    /// <param name="options">What the user asked for.</param>
    /// <param name="data">The images.</param>
    /// <param name="recorder">What the training recorded.</param>
    public static TrainingReport Create(DigitClassifier network, DigitsOptions options, DigitsData data, ReportRecorder recorder)
    {
        var architecture = DigitClassifier.Architecture;
        string[] classes = [.. Enumerable.Range(0, SyntheticDigits.Classes).Select(digit => digit.ToString(CultureInfo.InvariantCulture))];
        var result = ClassificationResult.Measure(network, data.Test, classes);
        return recorder.Complete(new TrainingReport($"{architecture.Name} on {data.Name} digits")
        {
            Summary = string.Create(
                CultureInfo.InvariantCulture, $"{architecture.ParameterCount} parameters; {data.Training.Count} digits to train on, {data.Test.Count} to test."),
            Settings =
            [
                new("layers", string.Join(", ", architecture.Layers.Select(layer => layer.Kind))),
                new("optimizer", options.Optimizer),
                Setting("learning rate", options.LearningRate),
                Setting("batch size", options.BatchSize),
                Setting("seed", options.Seed),
            ],
            Confusion = result.Confusion,
            Mistakes = [.. result.Mistakes.Select(mistake => Show(mistake, data.Test, classes))],
        });
    }

    private static KeyValuePair<string, string> Setting(string name, IFormattable value) =>
        new(name, value.ToString(null, CultureInfo.InvariantCulture));

    private static ReportMistake Show(ClassificationMistake mistake, Dataset images, string[] classes) => new(
        new ReportImage(images.GetInput(mistake.Sample), SyntheticDigits.Side, SyntheticDigits.Side),
        classes[mistake.Actual],
        classes[mistake.Predicted],
        mistake.Confidence);
}
