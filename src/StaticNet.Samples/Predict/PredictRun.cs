using System.Globalization;
using System.Text.Json;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Predict;

/// <summary>A run of the command <c>predict</c>.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="terminal">Where it writes.</param>
internal sealed class PredictRun(PredictOptions options, Terminal terminal)
{
    /// <summary>Runs.</summary>
    /// <exception cref="UsageException">A file is missing, damaged or another than it should be.</exception>
    public ExitCode Run()
    {
        using var reader = SavedNetworks.Open(options.WeightsFile);

        // Every file is read before the first is told of: a list is whole or isn't there.
        PreparedImage[] images = [.. options.Images.Select(image => reader.Read(image, options.Paper, options.IsAsItIs))];
        List<Prediction> predictions = [.. images.Select((image, i) => reader.Predict(options.Images[i], image))];
        if (options.Json)
            terminal.Output.WriteLine(JsonSerializer.Serialize(predictions, PredictJsonContext.Default.ListPrediction));
        else
            foreach (var prediction in predictions)
                terminal.Output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{prediction.File}: {prediction.Class} ({100 * prediction.Probability:0.0} %){(prediction.Changes is { } changes ? "; " + string.Join(", ", changes) : "")}"));
        return ExitCode.Success;
    }
}
