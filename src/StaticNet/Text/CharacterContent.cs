using System.Buffers;
using System.Globalization;
using System.Text;

namespace StaticNet.Text;

/// <summary>A file in UTF-8 whose characters are the tokens.</summary>
internal sealed class CharacterContent : TextFileContent
{
    private const int CharactersOfMark = 1024;
    private const int LongestCharacter = 4;

    private readonly TextVocabulary _vocabulary;
    private readonly long[] _marks; // where every 1,024th character begins; of characters of a byte each the first alone
    private readonly bool _hasWideCharacters;

    private CharacterContent(string path, FileStream file, TextVocabulary vocabulary, long count, long[] marks)
        : base(path, file)
    {
        _vocabulary = vocabulary;
        _hasWideCharacters = Length - marks[0] != count;
        _marks = _hasWideCharacters ? marks : marks[..1];
        Count = count;
    }

    /// <inheritdoc/>
    public override long Count { get; }

    /// <summary>Reads an open file to its end, to check it and to find where its characters begin.</summary>
    /// <param name="path">Its name for messages.</param>
    /// <param name="file">The file, which the result closes.</param>
    /// <param name="vocabulary">What numbers its characters.</param>
    /// <exception cref="InvalidDataException">It is empty, or isn't UTF-8, or has a character that the vocabulary doesn't have; it stays open.</exception>
    public static CharacterContent Scan(string path, FileStream file, TextVocabulary vocabulary)
    {
        var scan = new Utf8Scan(path, file);
        var marks = new List<long>();
        while (scan.TryNext(out var character))
        {
            long offset = scan.Offset - character.Utf8SequenceLength;
            if (vocabulary.TokenOf(character) < 0)
                throw new InvalidDataException(string.Create(
                    CultureInfo.InvariantCulture, $"{path}: has {TextVocabulary.Describe(character)} at byte {offset}, which {vocabulary.WayOut}"));
            if (scan.Count % CharactersOfMark == 1)
                marks.Add(offset);
        }

        return scan.Count > 0 ? new CharacterContent(path, file, vocabulary, scan.Count, [.. marks]) : throw Utf8Scan.Empty(path);
    }

    /// <inheritdoc/>
    protected override void ReadTokens(long start, Span<int> tokens)
    {
        long skipped = _hasWideCharacters ? start % CharactersOfMark : 0;
        long offset = _hasWideCharacters ? _marks[start / CharactersOfMark] : _marks[0] + start;
        while (!tokens.IsEmpty)
        {
            if (offset >= Length)
                throw Changed(offset);
            var piece = ReadPiece(offset);
            bool isLast = offset + piece.Length == Length;

            // A character may go on in the next piece.
            while (!tokens.IsEmpty && (isLast ? !piece.IsEmpty : piece.Length >= LongestCharacter))
            {
                if (Rune.DecodeFromUtf8(piece, out var character, out int length) != OperationStatus.Done)
                    throw Changed(offset);
                piece = piece[length..];
                offset += length;
                if (skipped-- > 0)
                    continue;
                int token = _vocabulary.TokenOf(character);
                tokens[0] = token >= 0 ? token : throw Changed(offset - length);
                tokens = tokens[1..];
            }
        }
    }
}
