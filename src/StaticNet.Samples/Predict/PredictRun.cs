using System.Globalization;
using System.Text.Json;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Digits;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Predict;

/// <summary>A run of the command <c>predict</c>.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="terminal">Where it writes.</param>
internal sealed class PredictRun(PredictOptions options, Terminal terminal)
{
    /// <summary>Runs.</summary>
    public ExitCode Run()
    {
        using var network = Load();

        // Every file is read before the first is told of: a list is whole or isn't there.
        float[][] images = [.. options.Images.Select(image => DigitImage.Read(image, options.Paper))];
        List<Prediction> predictions = [.. images.Select((image, i) => Predict(network, options.Images[i], image))];
        if (options.Json)
            terminal.Output.WriteLine(JsonSerializer.Serialize(predictions, PredictJsonContext.Default.ListPrediction));
        else
            foreach (var prediction in predictions)
                terminal.Output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{prediction.File}: {prediction.Digit} ({100 * prediction.Probability:0.0} %)"));
        return ExitCode.Success;
    }

    private static Prediction Predict(DigitClassifier network, string file, float[] image)
    {
        float[] probabilities = new float[DigitClassifier.OutputLength];
        network.PredictProbabilities(image, probabilities);
        int digit = Array.IndexOf(probabilities, probabilities.Max());
        return new Prediction(file, digit, probabilities[digit], probabilities);
    }

    private DigitClassifier Load()
    {
        var network = new DigitClassifier(seed: 0, batchCapacity: 1);
        try
        {
            network.LoadWeights(options.WeightsFile);
            return network;
        }
        catch (WeightsException exception)
        {
            network.Dispose();
            string differences = string.Join("; ", [.. exception.Missing, .. exception.Extra, .. exception.Misshapen, .. exception.BadValues]);
            throw Refuse($"{options.WeightsFile} has not the weights of {DigitClassifier.Architecture.Name}: {differences}.", exception);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            network.Dispose();
            throw Refuse(exception.Message, exception);
        }
    }

    private static UsageException Refuse(string message, Exception exception) =>
        new($"{message} Give --weights a file that 'digits --save' wrote.", exception);
}
