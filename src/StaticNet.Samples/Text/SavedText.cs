using StaticNet.Files;
using StaticNet.Samples.CommandLine;
using StaticNet.Text;

namespace StaticNet.Samples.Text;

/// <summary>A model of texts that was saved: the network's weights and the vocabulary.</summary>
internal sealed class SavedText : IDisposable
{
    /// <summary>The key of the vocabulary among the texts of a file of weights.</summary>
    public const string VocabularyKey = "vocabulary";

    private readonly INetwork _network;

    /// <summary>A model.</summary>
    /// <param name="network">The network, which this ends.</param>
    /// <param name="writing">Writes text by it.</param>
    public SavedText(INetwork network, TextWriting writing)
    {
        _network = network;
        Writing = writing;
    }

    /// <summary>Writes text by it.</summary>
    public TextWriting Writing { get; }

    /// <summary>Opens a file of weights; its metadata names the network and has the vocabulary.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UsageException">It is missing, damaged, or of something else.</exception>
    public static SavedText Open(string path)
    {
        try
        {
            using var file = SafetensorsFile.Open(path);
            string? name = file.Metadata.GetValueOrDefault(NetworkWeights.NetworkKey);
            var found = TextNetworks.All.FirstOrDefault(network => network.Architecture.Name == name)
                ?? throw new InvalidDataException($"{path}: has weights of {name ?? "a network without a name"}, which learns no text.");
            string json = file.Metadata.GetValueOrDefault(VocabularyKey) ?? throw new InvalidDataException($"{path}: has no vocabulary.");
            var vocabulary = ReadVocabulary(path, json);
            if (vocabulary.Count > found.Vocabulary)
                throw new InvalidDataException($"{path}: has a vocabulary of {vocabulary}, but {found.Name} was built for {found.Vocabulary} tokens.");
            return found.Load(file, vocabulary);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or WeightsException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException($"{exception.Message} Give --weights a file that 'text --save' wrote.", exception);
        }
    }

    /// <summary>Ends the network.</summary>
    public void Dispose() => _network.Dispose();

    private static TextVocabulary ReadVocabulary(string path, string json)
    {
        try
        {
            return TextVocabulary.FromJson(json);
        }
        catch (InvalidDataException exception)
        {
            throw new InvalidDataException($"{path}: {exception.Message}", exception);
        }
    }
}
