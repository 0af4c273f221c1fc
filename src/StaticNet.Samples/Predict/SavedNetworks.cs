using StaticNet.Samples.Classification;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Digits;

namespace StaticNet.Samples.Predict;

/// <summary>Finds the network that weights were saved of.</summary>
internal static class SavedNetworks
{
    /// <summary>Opens a file of weights; its metadata names the network, and without that it is one that reads digits.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UsageException">It is missing, damaged, or of another network.</exception>
    public static SavedReader Open(string path)
    {
        try
        {
            using var file = SafetensorsFile.Open(path);
            return Load(path, file);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            throw Refuse(exception.Message, exception);
        }
    }

    private static SavedReader Load(string path, SafetensorsFile file)
    {
        string? name = file.Metadata.GetValueOrDefault(NetworkWeights.NetworkKey);
        var named = DigitsNetworks.All.Where(network => network.Architecture.Name == name).ToList();
        UsageException? first = null;
        foreach (var network in named.Count > 0 ? named : [.. DigitsNetworks.All])
        {
            try
            {
                return new DigitReader(network.Load(file));
            }
            catch (WeightsException exception)
            {
                first ??= Misfit(path, network, exception);
            }
        }

        throw first!;
    }

    private static UsageException Misfit(string path, ClassifierNetwork network, WeightsException exception)
    {
        string differences = string.Join("; ", [.. exception.Missing, .. exception.Extra, .. exception.Misshapen, .. exception.BadValues]);
        return Refuse($"{path} has not the weights of {network.Architecture.Name}: {differences}.", exception);
    }

    private static UsageException Refuse(string message, Exception exception) =>
        new($"{message} Give --weights a file that 'digits --save' wrote.", exception);
}
