using System.Collections.Immutable;
using System.Text.Json;
using StaticNet.Data;

namespace StaticNet.Samples.Images;

/// <summary>What the inputs and outputs of a trained network mean; saved with its weights.</summary>
/// <param name="Classes">The names of the classes.</param>
/// <param name="Normalization">What is done to an image before the network sees it.</param>
internal sealed record ImagesMeaning(ImmutableArray<string> Classes, ChannelNormalization Normalization)
{
    private const string ClassesKey = "classes";
    private const string NormalizationKey = "normalization";

    /// <summary>The texts to save.</summary>
    public IReadOnlyDictionary<string, string> Metadata => new Dictionary<string, string>
    {
        [ClassesKey] = JsonSerializer.Serialize([.. Classes], ImagesJsonContext.Default.StringArray),
        [NormalizationKey] = Normalization.ToJson(),
    };

    /// <summary>What was saved.</summary>
    /// <param name="metadata">The texts.</param>
    /// <exception cref="InvalidDataException">They are missing, or something else.</exception>
    public static ImagesMeaning Read(IReadOnlyDictionary<string, string> metadata)
    {
        try
        {
            string[] classes = JsonSerializer.Deserialize(Text(metadata, ClassesKey), ImagesJsonContext.Default.StringArray) ?? [];
            if (classes.Length == 0 || Array.Exists(classes, name => name is null))
                throw new InvalidDataException("The names of its classes are missing.");
            return new ImagesMeaning([.. classes], ChannelNormalization.FromJson(Text(metadata, NormalizationKey)));
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The names of its classes can't be read: {exception.Message}", exception);
        }
    }

    private static string Text(IReadOnlyDictionary<string, string> metadata, string key) => metadata.TryGetValue(key, out string? text)
        ? text
        : throw new InvalidDataException($"It says nothing of its {key}.");
}
