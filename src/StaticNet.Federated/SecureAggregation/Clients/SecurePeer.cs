namespace StaticNet.Federated;

/// <summary>What a party knows of a client that takes part: its public keys.</summary>
/// <param name="EncryptionKey">The key by which shares are encrypted.</param>
/// <param name="MaskingKey">The key from which masks are derived.</param>
internal sealed record SecurePeer(byte[] EncryptionKey, byte[] MaskingKey)
{
    /// <summary>The length of both keys.</summary>
    public const int Length = 2 * KeyPair.PublicLength;

    /// <summary>Both keys, that of encryption first.</summary>
    public byte[] ToBytes() => [.. EncryptionKey, .. MaskingKey];

    /// <summary>Reads the keys of clients.</summary>
    /// <param name="records">Both keys of each, by index.</param>
    /// <exception cref="ClientFailureException">A key isn't a point of the curve, or somebody else's too.</exception>
    public static SortedDictionary<int, SecurePeer> ReadAll(SortedDictionary<int, byte[]> records)
    {
        var peers = new SortedDictionary<int, SecurePeer>();
        var seen = new KeySet();
        foreach (var (index, keys) in records)
            peers.Add(index, Read(keys, $"client {index}", seen));
        return peers;
    }

    /// <summary>Reads the keys of a client.</summary>
    /// <param name="keys">Both keys.</param>
    /// <param name="owner">Whose they are, for messages.</param>
    /// <param name="seen">The keys of others; receives these.</param>
    /// <exception cref="ClientFailureException">A key isn't a point of the curve, or somebody else's too.</exception>
    public static SecurePeer Read(ReadOnlySpan<byte> keys, string owner, KeySet seen)
    {
        var peer = new SecurePeer(keys[..KeyPair.PublicLength].ToArray(), keys[KeyPair.PublicLength..].ToArray());
        foreach (byte[] key in (byte[][])[peer.EncryptionKey, peer.MaskingKey])
            if (!KeyPair.IsPublicKey(key))
                throw new ClientFailureException($"A public key of {owner} isn't a point of the curve.");
        if (!seen.TryAdd(peer.EncryptionKey, peer.MaskingKey))
            throw new ClientFailureException($"A public key of {owner} is used twice.");
        return peer;
    }
}
