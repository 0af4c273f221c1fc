using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace StaticNet.Federated;

/// <summary>
/// Keys from secrets by HKDF with SHA-256 (RFC 5869). Its info names the purpose, the session and both parties, so that no key serves two purposes, sessions or pairs.
/// </summary>
internal static class KeyDerivation
{
    /// <summary>The length of a session's name.</summary>
    public const int SessionLength = 32;

    /// <summary>The key of the mask that two clients share.</summary>
    /// <param name="agreed">What their masking keys agree on.</param>
    /// <param name="session">The session.</param>
    /// <param name="one">The index of one.</param>
    /// <param name="other">The index of the other.</param>
    public static Secret PairMask(Secret agreed, ReadOnlySpan<byte> session, int one, int other) =>
        Derive(agreed, "StaticNet secure aggregation 1: pair mask", session, Math.Min(one, other), Math.Max(one, other));

    /// <summary>The key of a client's own mask.</summary>
    /// <param name="seed">The client's seed.</param>
    /// <param name="session">The session.</param>
    /// <param name="index">The client's index.</param>
    public static Secret SelfMask(Secret seed, ReadOnlySpan<byte> session, int index) => Derive(seed, "StaticNet secure aggregation 1: self mask", session, index, index);

    /// <summary>What binds a client to its seed without showing it, so that the server notices false shares.</summary>
    /// <inheritdoc cref="SelfMask" path="/param"/>
    public static Secret Commitment(Secret seed, ReadOnlySpan<byte> session, int index) => Derive(seed, "StaticNet secure aggregation 1: commitment", session, index, index);

    /// <summary>The key that encrypts one client's shares for another.</summary>
    /// <param name="agreed">What their encryption keys agree on.</param>
    /// <param name="session">The session.</param>
    /// <param name="sender">Whose shares they are.</param>
    /// <param name="receiver">Who is to hold them.</param>
    public static Secret Sealing(Secret agreed, ReadOnlySpan<byte> session, int sender, int receiver) =>
        Derive(agreed, "StaticNet secure aggregation 1: shares", session, sender, receiver);

    /// <summary>What a ciphertext belongs to: the session, its sender and its receiver.</summary>
    /// <inheritdoc cref="Sealing" path="/param"/>
    public static byte[] Context(ReadOnlySpan<byte> session, int sender, int receiver)
    {
        byte[] context = new byte[session.Length + 2 * sizeof(int)];
        session.CopyTo(context);
        BinaryPrimitives.WriteInt32BigEndian(context.AsSpan(session.Length), sender);
        BinaryPrimitives.WriteInt32BigEndian(context.AsSpan(session.Length + sizeof(int)), receiver);
        return context;
    }

    private static Secret Derive(Secret secret, string purpose, ReadOnlySpan<byte> session, int first, int second)
    {
        var key = new Secret();
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret.Bytes, key.Bytes, salt: [], info: [.. Encoding.ASCII.GetBytes(purpose), 0, .. Context(session, first, second)]);
        return key;
    }
}
