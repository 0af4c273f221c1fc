using StaticNet.Files;
using StaticNet.Samples.Classification;
using StaticNet.Samples.CommandLine;
using StaticNet.Samples.Digits;
using StaticNet.Samples.Images;

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
        if (name == ImagesNetworks.Residual.Architecture.Name)
            return LoadImages(path, file);
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

    private static ImageReader LoadImages(string path, SafetensorsFile file)
    {
        LoadedClassifier network;
        try
        {
            network = ImagesNetworks.Residual.Load(file);
        }
        catch (WeightsException exception)
        {
            throw Misfit(path, ImagesNetworks.Residual, exception);
        }

        try
        {
            return new ImageReader(network);
        }
        catch (InvalidDataException exception)
        {
            network.Dispose();
            throw Refuse($"{path} can't be used. {exception.Message}", exception);
        }
    }

    private static UsageException Misfit(string path, ClassifierNetwork network, WeightsException exception)
    {
        string differences = string.Join("; ", [.. exception.Missing, .. exception.Extra, .. exception.Misshapen, .. exception.BadValues]);
        return Refuse($"{path} has not the weights of {network.Architecture.Name}: {differences}.", exception);
    }

    private static UsageException Refuse(string message, Exception exception) =>
        new($"{message} Give --weights a file that 'digits --save' or 'images --save' wrote.", exception);
}
