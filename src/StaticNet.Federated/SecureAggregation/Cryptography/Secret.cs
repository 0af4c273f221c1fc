using System.Security.Cryptography;

namespace StaticNet.Federated;

/// <summary>Bytes that are zeroed as soon as nobody needs them. The garbage collector doesn't move them, so that it leaves no copies.</summary>
internal sealed class Secret : IDisposable
{
    /// <summary>The length of every key, seed and private key here: 256 bits.</summary>
    public const int KeyLength = 32;

    private readonly byte[] _bytes;

    /// <summary>Zeros.</summary>
    /// <param name="length">The number of bytes.</param>
    public Secret(int length = KeyLength) => _bytes = GC.AllocateArray<byte>(length, pinned: true);

    /// <summary>The bytes.</summary>
    public Span<byte> Bytes => _bytes;

    /// <summary>Random bytes.</summary>
    /// <param name="random">Where they come from.</param>
    /// <param name="length">How many.</param>
    public static Secret Draw(RandomSource random, int length = KeyLength)
    {
        var secret = new Secret(length);
        random.Fill(secret.Bytes);
        return secret;
    }

    /// <summary>Zeroes the bytes.</summary>
    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);
}
