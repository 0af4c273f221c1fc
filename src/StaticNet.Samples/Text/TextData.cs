using System.Globalization;
using StaticNet.Samples.CommandLine;
using StaticNet.Text;

namespace StaticNet.Samples.Text;

/// <summary>A text to learn, and its end, which is held out.</summary>
internal sealed class TextData : IDisposable
{
    private const string Characters = "characters", Bytes = "bytes", BuiltIn = "the built-in text", Resource = "shakespeare.txt";

    // Larger files are read as needed.
    private const long MostInMemory = 64L << 20;

    private readonly TextFile? _file;

    private TextData(string name, TokenSequence text, TextFile? file, float heldOut, TextNetwork network)
    {
        Name = name;
        _file = file;
        Count = text.Count;
        (Text, HeldOut) = text.SplitTail(heldOut);
        long shortest = Math.Min(Text.Count, HeldOut.Count);
        if (shortest <= network.Window)
            throw new UsageException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} has {Count} {Vocabulary.Unit.ToString().ToLowerInvariant()}: {Text.Count} to learn from and {HeldOut.Count} held out, but {network.Name} needs {network.Window + 1} of each; give a longer text, or another --held-out."));
    }

    /// <summary>What a token can be, the default first: characters where the network has enough tokens for those of the text, and else bytes.</summary>
    public static string[] Units { get; } = ["auto", Characters, Bytes];

    /// <summary>The file, or that it is the built-in text.</summary>
    public string Name { get; }

    /// <summary>The number of tokens.</summary>
    public long Count { get; }

    /// <summary>What numbers them.</summary>
    public TextVocabulary Vocabulary => Text.Vocabulary;

    /// <summary>The text to learn from.</summary>
    public TokenSequence Text { get; }

    /// <summary>The end, which is held out.</summary>
    public TokenSequence HeldOut { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="options">Which.</param>
    /// <param name="network">The network that is to learn it.</param>
    /// <exception cref="UsageException">There is no such text, or the network can't learn it.</exception>
    public static TextData Open(TextOptions options, TextNetwork network)
    {
        TextFile? file = null;
        try
        {
            if (options.DataFile is not { } path)
                return OpenBuiltIn(options, network);
            file = TextFile.Open(path, Choose(path, options.Unit, network, () => TextVocabulary.FromFile(path)));
            bool fits = file.Count <= MostInMemory;
            return new TextData(path, fits ? file.ToMemory() : file, file, options.HeldOut, network);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            file?.Dispose();
            throw new UsageException($"--data can't be learned: {exception.Message}", exception);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>Windows to learn from.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="UsageException">There are too many.</exception>
    public TokenWindows TrainingWindows(TextNetwork network) => Windows(Text, network, network.Stride);

    /// <summary>Windows that each token of the held-out text, but for the first and the rest of the last window, is foretold in once.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="UsageException">There are too many.</exception>
    public TokenWindows HeldOutWindows(TextNetwork network) => Windows(HeldOut, network, network.Labels);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file?.Dispose();

    private TokenWindows Windows(TokenSequence text, TextNetwork network, int stride)
    {
        try
        {
            return TokenWindows.Consecutive(text, network.Window, stride, network.Labels);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException($"{Name} is too long: {exception.Message}", exception);
        }
    }

    private static TextData OpenBuiltIn(TextOptions options, TextNetwork network)
    {
        using var reader = new StreamReader(typeof(TextData).Assembly.GetManifestResourceStream(Resource)!);
        string text = reader.ReadToEnd();
        var vocabulary = Choose(BuiltIn, options.Unit, network, () => TextVocabulary.FromText(text));
        return new TextData(BuiltIn, TokenSequence.FromText(text, vocabulary), null, options.HeldOut, network);
    }

    private static TextVocabulary Choose(string name, string unit, TextNetwork network, Func<TextVocabulary> survey)
    {
        if (unit == Bytes)
            return TextVocabulary.Bytes;
        TextVocabulary characters;
        try
        {
            characters = survey();
        }
        catch (InvalidDataException exception) when (unit != Characters)
        {
            throw new UsageException($"{exception.Message} --unit bytes learns any file.", exception);
        }

        if (characters.Count <= network.Vocabulary)
            return characters;
        return unit == Characters
            ? throw new UsageException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} has {characters.Count} different characters, but {network.Name} was built for {network.Vocabulary} tokens; take --unit bytes."))
            : TextVocabulary.Bytes;
    }
}
