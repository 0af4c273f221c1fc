using System.Globalization;
using StaticNet.Data;
using StaticNet.Reporting;

namespace StaticNet.Samples.Tabular;

/// <summary>The HTML report of a run.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="data">The samples.</param>
/// <param name="network">The network.</param>
internal sealed class TabularPage(TabularOptions options, TabularData data, TabularNetwork network)
{
    /// <summary>Writes the report.</summary>
    /// <param name="outcome">What the run achieved.</param>
    /// <param name="recorder">What was recorded of its steps.</param>
    /// <param name="confusion">Which classes were taken for which; null for a regression.</param>
    /// <param name="regression">What was foretold; null for a classification.</param>
    public void Write(TabularOutcome outcome, ReportRecorder recorder, ReportConfusion? confusion, ReportRegression? regression)
    {
        string figures = string.Join(", ", outcome.Test.Select(figure => string.Create(CultureInfo.InvariantCulture, $"{figure.Key} {figure.Value:G5}")));
        HtmlReport.Write(options.ReportFile!, recorder.Complete(new TrainingReport($"{options.Target} of {Path.GetFileName(options.DataFile)}")
        {
            Summary = string.Create(CultureInfo.InvariantCulture, $"On {data.Test.Count} test rows after {outcome.CompleteEpochs} epochs: {figures}."),
            Layers = network.Architecture.Layers,
            Environment = ReportEnvironment.Describe(),
            Duration = outcome.Training.Duration,
            Settings = [.. Settings(outcome)],
            Confusion = confusion,
            Regression = regression,
        }));
    }

    private IEnumerable<KeyValuePair<string, string>> Settings(TabularOutcome outcome)
    {
        yield return Setting("task", $"{(network.Task == TableTask.Classification ? "classification" : "regression")} of {options.Target}");
        yield return Setting("network", $"{network.Architecture.Name}, {network.Architecture.ParameterCount} parameters");
        yield return Setting("inputs", $"{data.Encoder.InputLength}: {List(data.Encoder.InputNames)}");
        yield return Setting("training rows", $"{data.Training.Count}");
        yield return Setting("test rows", $"{data.Test.Count}");
        yield return Setting("optimizer", $"AdamW, learning rate {options.LearningRate}, cosine schedule");
        yield return Setting("batch size", $"{options.BatchSizeFor(data.Training.Count)}");
        yield return Setting("seed", $"{options.Seed}");
        foreach (var (name, value) in outcome.Test)
            yield return Setting("test " + name, $"{value:G5}");
        yield return Setting("weights", $"{outcome.WeightsHash}");
    }

    private static string List(IReadOnlyCollection<string> names)
    {
        const int Most = 20;
        string shown = string.Join(", ", names.Take(Most));
        return names.Count <= Most ? shown : $"{shown} …";
    }

    private static KeyValuePair<string, string> Setting(string name, FormattableString value) =>
        new(name, value.ToString(CultureInfo.InvariantCulture));
}
