using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using StaticNet.CompilerServices;

namespace StaticNet.Text;

/// <summary>
/// The tokens of texts, and the number of each: all 256 bytes, or the characters that a text has, in ascending order of their code points. It is saved with a model
/// (<see cref="ToJson"/>, as one of the texts of <see cref="NetworkWeights"/>), since every other text must be numbered the same way.
/// </summary>
/// <remarks>
/// <code>
/// var vocabulary = TextVocabulary.FromFile("book.txt");
/// network.SaveWeights("book.safetensors", new Dictionary&lt;string, string> { ["vocabulary"] = vocabulary.ToJson() });
/// </code>
/// A network's own <see cref="NetworkAttribute.Vocabulary"/> is fixed when it is built and may be larger: it learns soon that the other tokens never come.
/// Bytes serve every text, without unknown ones, at the price of several tokens for a character that isn't ASCII. May be used by many threads.
/// </remarks>
public sealed partial class TextVocabulary
{
    private const int AsciiCount = 128;

    private readonly int[] _ascii = new int[AsciiCount]; // the token of each, −1 for none
    private readonly Dictionary<int, int> _others = [];
    private readonly Rune[] _characters; // by token; empty for bytes

    private TextVocabulary(TextUnit unit, Rune[] characters, bool hasUnknown)
    {
        Unit = unit;
        _characters = characters;
        Count = unit == TextUnit.Bytes ? byte.MaxValue + 1 : characters.Length + (hasUnknown ? 1 : 0);
        UnknownToken = hasUnknown ? characters.Length : null;
        _ascii.AsSpan().Fill(-1);
        for (int token = 0; token < characters.Length; token++)
            if (characters[token].IsAscii)
                _ascii[characters[token].Value] = token;
            else
                _others.Add(characters[token].Value, token);
    }

    /// <summary>The 256 bytes; the token of a byte is the byte.</summary>
    public static TextVocabulary Bytes { get; } = new(TextUnit.Bytes, [], hasUnknown: false);

    /// <summary>What a token is.</summary>
    public TextUnit Unit { get; }

    /// <summary>The number of tokens, the unknown one included.</summary>
    public int Count { get; }

    /// <summary>The token of every character that the vocabulary doesn't have, its last one; null if such a character is an error.</summary>
    public int? UnknownToken { get; }

    /// <summary>The characters, by their tokens; empty for bytes.</summary>
    public ImmutableArray<Rune> Characters => [.. _characters];

    /// <summary>The characters of a text.</summary>
    /// <param name="text">The text; half a surrogate pair counts as U+FFFD.</param>
    /// <param name="limit">
    /// At most so many tokens, 2 or more: the last stands for every character that isn't among the others, which are the most frequent ones, the smaller code point first
    /// among equals. Null: all characters, and a text with another is refused.
    /// </param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 2.</exception>
    public static TextVocabulary FromText(string text, int? limit = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        CheckLimit(limit);
        var counts = new CharacterCounts();
        foreach (var character in text.EnumerateRunes())
            counts.Add(character);
        return FromCounts(counts, limit);
    }

    /// <summary>The characters of a file of text in UTF-8, which is read once and may be larger than memory. A mark of the byte order at its start is none of them.</summary>
    /// <param name="path">The file.</param>
    /// <param name="limit">As of <see cref="FromText"/>.</param>
    /// <exception cref="IOException">There is no such file, or it can't be read.</exception>
    /// <exception cref="InvalidDataException">It is empty, or isn't UTF-8, which is named with its place.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The limit is below 2.</exception>
    public static TextVocabulary FromFile(string path, int? limit = null)
    {
        CheckLimit(limit);
        using var file = ContentReader.OpenFile(path);
        var scan = new Utf8Scan(path, file);
        var counts = new CharacterCounts();
        while (scan.TryNext(out var character))
            counts.Add(character);
        if (scan.Count == 0)
            throw Utf8Scan.Empty(path);
        return FromCounts(counts, limit);
    }

    /// <summary>The token of a character; <see cref="UnknownToken"/>, or −1 without one, if the vocabulary doesn't have it.</summary>
    /// <param name="character">The character.</param>
    /// <exception cref="InvalidOperationException">The tokens are bytes.</exception>
    public int TokenOf(Rune character)
    {
        if (Unit == TextUnit.Bytes)
            throw new InvalidOperationException("The tokens are bytes, of which a character has one to four: call Encode.");
        if (character.IsAscii)
            return _ascii[character.Value] is >= 0 and var token ? token : UnknownToken ?? -1;
        return _others.TryGetValue(character.Value, out int other) ? other : UnknownToken ?? -1;
    }

    /// <summary>The place of the first character that has no token, in <see langword="char"/>s; −1 if each has one.</summary>
    /// <param name="text">The text.</param>
    public int IndexOfUnknown(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int index = 0;
        if (Unit == TextUnit.Characters)
            foreach (var character in text.EnumerateRunes())
            {
                if (TokenOf(character) < 0)
                    return index;
                index += character.Utf16SequenceLength;
            }

        return -1;
    }

    /// <summary>The tokens of a text.</summary>
    /// <param name="text">The text; half a surrogate pair counts as U+FFFD.</param>
    /// <exception cref="ArgumentException">The vocabulary doesn't have a character, which is named with its place.</exception>
    public int[] Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Unit == TextUnit.Bytes)
            return Array.ConvertAll(Encoding.UTF8.GetBytes(text), value => (int)value);
        if (IndexOfUnknown(text) is >= 0 and var unknown)
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"The text has {Describe(Rune.GetRuneAt(text, unknown))} at index {unknown}, which {WayOut}"), nameof(text));
        return [.. text.EnumerateRunes().Select(TokenOf)];
    }

    /// <summary>The text of tokens; bytes that are no UTF-8, and the unknown token, become U+FFFD.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such token.</exception>
    public string Decode(ReadOnlySpan<int> tokens)
    {
        foreach (int token in tokens)
            if ((uint)token >= (uint)Count)
                throw new ArgumentOutOfRangeException(nameof(tokens), token, $"There are {Count} tokens, so one is in [0, {Count}).");
        if (Unit == TextUnit.Bytes)
            return Encoding.UTF8.GetString([.. tokens.ToArray().Select(token => (byte)token)]);
        var text = new StringBuilder(tokens.Length);
        foreach (int token in tokens)
            text.Append(token == UnknownToken ? Rune.ReplacementChar : _characters[token]);
        return text.ToString();
    }

    /// <summary>In words: <c>65 characters</c>, <c>256 bytes</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(Unit == TextUnit.Bytes ? Count : _characters.Length)} {(Unit == TextUnit.Bytes ? "bytes" : "characters")}{(UnknownToken is null ? "" : " and one for all others")}");

    /// <summary>What stands after "which" in a message on a character that isn't in the vocabulary.</summary>
    internal string WayOut => string.Create(
        CultureInfo.InvariantCulture,
        $"the vocabulary of {this} doesn't have; build it of a text that has it, give it a limit, which makes all others one token, or take bytes.");

    /// <summary>A character for messages: <c>'é' (U+00E9)</c>.</summary>
    /// <param name="character">The character.</param>
    internal static string Describe(Rune character) => Rune.IsControl(character)
        ? string.Create(CultureInfo.InvariantCulture, $"U+{character.Value:X4}")
        : string.Create(CultureInfo.InvariantCulture, $"'{character}' (U+{character.Value:X4})");

    private static TextVocabulary FromCounts(CharacterCounts counts, int? limit) =>
        new(TextUnit.Characters, counts.MostFrequent(limit - 1), hasUnknown: limit is not null);

    private static void CheckLimit(int? limit)
    {
        if (limit is { } tokens)
            ArgumentOutOfRangeException.ThrowIfLessThan(tokens, 2, nameof(limit));
    }
}
