using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace StaticNet.Text;

/// <summary>Tokens in memory.</summary>
/// <param name="tokens">The tokens, each one of the vocabulary.</param>
/// <param name="vocabulary">What numbers them.</param>
internal sealed class MemoryTokens(int[] tokens, TextVocabulary vocabulary) : TokenSequence(vocabulary)
{
    /// <inheritdoc/>
    public override long Count => tokens.Length;

    /// <inheritdoc/>
    public override string Fingerprint => field ??= Hash();

    /// <inheritdoc/>
    private protected override void ReadRange(long start, Span<int> destination) => tokens.AsSpan((int)start, destination.Length).CopyTo(destination);

    private string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(Vocabulary.ToJson()));
        hash.AppendData(MemoryMarshal.AsBytes(tokens.AsSpan()));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
