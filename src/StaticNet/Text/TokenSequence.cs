using System.Globalization;

namespace StaticNet.Text;

/// <summary>A text as the numbers of its tokens, in memory or in a file (<see cref="TextFile"/>), of which any part can be read at any time.</summary>
/// <remarks>Reading allocates nothing. May be read by many threads.</remarks>
public abstract class TokenSequence
{
    /// <summary>A text.</summary>
    /// <param name="vocabulary">What numbers its tokens.</param>
    private protected TokenSequence(TextVocabulary vocabulary) => Vocabulary = vocabulary;

    /// <summary>What numbers its tokens.</summary>
    public TextVocabulary Vocabulary { get; }

    /// <summary>The number of tokens.</summary>
    public abstract long Count { get; }

    /// <summary>A text that is the same for the same tokens and, but for what <see cref="TextFile"/> says, another for others.</summary>
    public abstract string Fingerprint { get; }

    /// <summary>The tokens of a text in memory.</summary>
    /// <param name="text">The text.</param>
    /// <param name="vocabulary">What numbers its tokens.</param>
    /// <exception cref="ArgumentException">The vocabulary doesn't have a character of it.</exception>
    public static TokenSequence FromText(string text, TextVocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        return new MemoryTokens(vocabulary.Encode(text), vocabulary);
    }

    /// <summary>Reads tokens that follow each other.</summary>
    /// <param name="start">The first of them.</param>
    /// <param name="tokens">Receives them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The text doesn't have so many from there on.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="InvalidDataException">The file isn't what it was when it was opened.</exception>
    public void Read(long start, Span<int> tokens)
    {
        CheckRange(start, tokens.Length);
        ReadRange(start, tokens);
    }

    /// <summary>A part of the text, not copied.</summary>
    /// <param name="start">The first token.</param>
    /// <param name="count">The number of tokens.</param>
    /// <exception cref="ArgumentOutOfRangeException">The text doesn't have so many from there on.</exception>
    public TokenSequence Slice(long start, long count)
    {
        CheckRange(start, count);
        return new TokenRange(this, start, count);
    }

    /// <summary>The text without its end, and its end, which is held out: no token is in both.</summary>
    /// <param name="tailFraction">The part of the tokens that is held out, above 0 and below 1; their number is rounded to the nearest.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is outside its limits.</exception>
    public (TokenSequence Text, TokenSequence Tail) SplitTail(double tailFraction)
    {
        if (!(tailFraction > 0 && tailFraction < 1))
            throw new ArgumentOutOfRangeException(nameof(tailFraction), tailFraction, "A fraction is above 0 and below 1.");
        long tail = (long)Math.Round(Count * tailFraction, MidpointRounding.AwayFromZero);
        return (Slice(0, Count - tail), Slice(Count - tail, tail));
    }

    /// <summary>Where a token is, for messages: <c>token 65 of a.txt</c>.</summary>
    /// <param name="index">The token.</param>
    public virtual string Locate(long index) => string.Create(CultureInfo.InvariantCulture, $"token {index} of the text");

    /// <summary>Reads tokens that there are.</summary>
    /// <param name="start">The first of them.</param>
    /// <param name="tokens">Receives them.</param>
    private protected abstract void ReadRange(long start, Span<int> tokens);

    private void CheckRange(long start, long count)
    {
        if ((ulong)start > (ulong)Count)
            throw new ArgumentOutOfRangeException(nameof(start), start, $"The text has {Count} tokens.");
        if ((ulong)count > (ulong)(Count - start))
            throw new ArgumentOutOfRangeException(nameof(count), count, $"The text has {Count} tokens, {Count - start} from {start} on.");
    }
}
