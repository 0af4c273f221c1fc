using System.Globalization;
using StaticNet.CompilerServices;

namespace StaticNet.Text;

/// <summary>
/// A file of text whose tokens are read when they are needed, so that it may be larger than memory. Of a file of characters that aren't all of one byte, opening notes where
/// every 1,024th of them begins, 8 bytes each.
/// </summary>
/// <remarks>
/// <code>
/// var vocabulary = TextVocabulary.FromFile("book.txt");
/// using var text = TextFile.Open("book.txt", vocabulary);
/// var (training, heldOut) = text.SplitTail(0.1);
/// trainer.Fit(TokenWindows.Consecutive(training, 64), TokenWindows.Consecutive(heldOut, 64), epochs: 5);
/// </code>
/// The file stays open until this is disposed and must not change meanwhile.
/// </remarks>
public sealed class TextFile : TokenSequence, IDisposable
{
    private readonly TextFileContent _content;

    private TextFile(TextFileContent content, TextVocabulary vocabulary)
        : base(vocabulary) => _content = content;

    /// <summary>The file.</summary>
    public string Path => _content.Path;

    /// <inheritdoc/>
    public override long Count => _content.Count;

    /// <summary>
    /// A hash of the vocabulary, the length, and up to 64 parts of 4 KiB of the file, evenly from its beginning to its end: of a file above 256 KiB a change between the
    /// parts stays unnoticed. It doesn't depend on where the file lies, what it is called or when it was written.
    /// </summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public override string Fingerprint => field ??= _content.ComputeFingerprint(Vocabulary.ToJson());

    /// <summary>Opens a file; one of characters is read once, to check it and to find their places.</summary>
    /// <param name="path">The file: text in UTF-8, or for a vocabulary of bytes any.</param>
    /// <param name="vocabulary">What numbers its tokens.</param>
    /// <exception cref="IOException">There is no such file, or it can't be read.</exception>
    /// <exception cref="InvalidDataException">It is empty, or isn't UTF-8, or has a character that the vocabulary doesn't have, which is named with its place.</exception>
    public static TextFile Open(string path, TextVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        var file = ContentReader.OpenFile(path);
        try
        {
            if (!file.CanSeek)
                throw new InvalidDataException($"{path}: can't be read at any place, as a pipe can't; save it as a file.");
            TextFileContent content = vocabulary.Unit == TextUnit.Bytes ? new ByteContent(path, file) : CharacterContent.Scan(path, file, vocabulary);
            return new TextFile(content, vocabulary);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public override string Locate(long index) => string.Create(CultureInfo.InvariantCulture, $"token {index} of {Path}");

    /// <summary>Reads all tokens into memory, from which parts are read faster.</summary>
    /// <exception cref="InvalidOperationException">They don't fit in an array.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public TokenSequence ToMemory()
    {
        if (Count > Array.MaxLength)
            throw new InvalidOperationException($"{Path}: its {Count} tokens don't fit in an array of {Array.MaxLength}; read them from the file.");
        int[] tokens = new int[Count];
        Read(0, tokens);
        return new MemoryTokens(tokens, Vocabulary);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _content.Dispose();

    /// <inheritdoc/>
    private protected override void ReadRange(long start, Span<int> tokens) => _content.Read(start, tokens);
}
