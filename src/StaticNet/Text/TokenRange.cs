using System.Globalization;

namespace StaticNet.Text;

/// <summary>A part of a text.</summary>
/// <param name="text">The text.</param>
/// <param name="start">The first token.</param>
/// <param name="count">The number of tokens.</param>
internal sealed class TokenRange(TokenSequence text, long start, long count) : TokenSequence(text.Vocabulary)
{
    /// <inheritdoc/>
    public override long Count => count;

    /// <inheritdoc/>
    public override string Fingerprint => field ??= string.Create(CultureInfo.InvariantCulture, $"{start}+{count} of {text.Fingerprint}");

    /// <inheritdoc/>
    public override string Locate(long index) => text.Locate(start + index);

    /// <inheritdoc/>
    private protected override void ReadRange(long first, Span<int> tokens) => text.Read(start + first, tokens);
}
