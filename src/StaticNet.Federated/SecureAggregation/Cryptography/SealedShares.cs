using System.Security.Cryptography;

namespace StaticNet.Federated;

/// <summary>
/// The two shares that one client gives another to hold, of its masking key and of its seed, encrypted by AES-256-GCM: a nonce, the ciphertext and a tag, which also covers the
/// session, the sender and the receiver.
/// </summary>
internal static class SealedShares
{
    /// <summary>The length of both shares, the key's first.</summary>
    public const int PlainLength = 2 * Secret.KeyLength;

    /// <summary>The length of what is sent.</summary>
    public const int Length = NonceLength + PlainLength + TagLength;

    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>Encrypts.</summary>
    /// <param name="shares">Both shares.</param>
    /// <param name="own">The sender's encryption keys.</param>
    /// <param name="other">The receiver's public encryption key.</param>
    /// <param name="session">The session.</param>
    /// <param name="parties">The indices of both.</param>
    /// <param name="random">Where the nonce comes from.</param>
    public static byte[] Seal(Secret shares, KeyPair own, ReadOnlySpan<byte> other, ReadOnlySpan<byte> session, (int Sender, int Receiver) parties, RandomSource random)
    {
        byte[] message = new byte[Length];
        var nonce = message.AsSpan(0, NonceLength);
        random.Fill(nonce);
        using var key = KeyOf(own, other, session, parties);
        using var cipher = new AesGcm(key.Bytes, TagLength);
        cipher.Encrypt(
            nonce,
            shares.Bytes,
            message.AsSpan(NonceLength, PlainLength),
            message.AsSpan(NonceLength + PlainLength),
            KeyDerivation.Context(session, parties.Sender, parties.Receiver));
        return message;
    }

    /// <summary>Decrypts.</summary>
    /// <param name="message">What came.</param>
    /// <param name="own">The receiver's encryption keys.</param>
    /// <param name="other">The sender's public encryption key.</param>
    /// <param name="session">The session.</param>
    /// <param name="parties">The indices of both.</param>
    /// <returns>Both shares, or null where the message isn't what the sender has encrypted for this receiver in this session.</returns>
    public static Secret? TryOpen(ReadOnlySpan<byte> message, KeyPair own, ReadOnlySpan<byte> other, ReadOnlySpan<byte> session, (int Sender, int Receiver) parties)
    {
        using var key = KeyOf(own, other, session, parties);
        using var cipher = new AesGcm(key.Bytes, TagLength);
        var shares = new Secret(PlainLength);
        try
        {
            cipher.Decrypt(
                message[..NonceLength],
                message.Slice(NonceLength, PlainLength),
                message[(NonceLength + PlainLength)..],
                shares.Bytes,
                KeyDerivation.Context(session, parties.Sender, parties.Receiver));
            return shares;
        }
        catch (AuthenticationTagMismatchException)
        {
            shares.Dispose();
            return null;
        }
    }

    private static Secret KeyOf(KeyPair own, ReadOnlySpan<byte> other, ReadOnlySpan<byte> session, (int Sender, int Receiver) parties)
    {
        using var agreed = own.Agree(other);
        return KeyDerivation.Sealing(agreed, session, parties.Sender, parties.Receiver);
    }
}
