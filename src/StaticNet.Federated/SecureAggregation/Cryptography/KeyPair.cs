using System.Security.Cryptography;

namespace StaticNet.Federated;

/// <summary>A key pair of elliptic-curve Diffie–Hellman on the curve NIST P-256.</summary>
internal sealed class KeyPair : IDisposable
{
    /// <summary>The length of a public key: an uncompressed point as of X9.63, which is 4 and two coordinates of 32 bytes, big-endian.</summary>
    public const int PublicLength = 1 + 2 * CoordinateLength;

    private const int CoordinateLength = 32;
    private const byte Uncompressed = 4;
    private readonly ECDiffieHellman _key;

    private KeyPair(ECDiffieHellman key)
    {
        _key = key;
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        PublicKey = [Uncompressed, .. point.X!, .. point.Y!];
    }

    /// <summary>The public key.</summary>
    public byte[] PublicKey { get; }

    /// <summary>A new pair.</summary>
    /// <param name="random">Where the private key comes from.</param>
    public static KeyPair Create(RandomSource random)
    {
        using var drawn = new Secret();
        while (true)
        {
            random.Fill(drawn.Bytes);
            if (TryFromPrivate(drawn.Bytes) is { } pair)
                return pair;
        }
    }

    /// <summary>The pair of a private key.</summary>
    /// <param name="privateKey">The private key: 32 bytes, big-endian.</param>
    /// <returns>The pair, or null where the number is 0 or not below the group's order.</returns>
    public static KeyPair? TryFromPrivate(ReadOnlySpan<byte> privateKey)
    {
        if (!CurveP256.IsPrivateKey(privateKey))
            return null;
        byte[] copy = privateKey.ToArray();
        try
        {
            return new KeyPair(ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, D = copy }));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(copy);
        }
    }

    /// <summary>Whether bytes are a public key: a point of the curve, uncompressed.</summary>
    /// <param name="publicKey">The bytes.</param>
    public static bool IsPublicKey(ReadOnlySpan<byte> publicKey) =>
        publicKey.Length == PublicLength && publicKey[0] == Uncompressed && CurveP256.IsPoint(publicKey.Slice(1, CoordinateLength), publicKey[(1 + CoordinateLength)..]);

    /// <summary>Copies the private key.</summary>
    public Secret ExportPrivateKey()
    {
        byte[] exported = _key.ExportParameters(includePrivateParameters: true).D!;
        var secret = new Secret();
        exported.CopyTo(secret.Bytes);
        CryptographicOperations.ZeroMemory(exported);
        return secret;
    }

    /// <summary>What both have in common: the first coordinate of the product of one's private and the other's public key.</summary>
    /// <param name="publicKey">The other's public key, which is one.</param>
    public Secret Agree(ReadOnlySpan<byte> publicKey)
    {
        var point = new ECPoint { X = publicKey.Slice(1, CoordinateLength).ToArray(), Y = publicKey[(1 + CoordinateLength)..].ToArray() };
        using var other = ECDiffieHellman.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = point });
        using var otherPublic = other.PublicKey;
        byte[] raw = _key.DeriveRawSecretAgreement(otherPublic);
        var secret = new Secret();
        raw.CopyTo(secret.Bytes);
        CryptographicOperations.ZeroMemory(raw);
        return secret;
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
