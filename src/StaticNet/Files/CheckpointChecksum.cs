using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace StaticNet.Files;

/// <summary>
/// The checksum of a checkpoint: the SHA-256 of the whole file with zeros for its own 64 digits, which are the text <c>sha256</c>
/// of <c>__metadata__</c>. So no bit of the file can change unnoticed, and the file stays valid safetensors.
/// </summary>
internal static class CheckpointChecksum
{
    /// <summary>The key of the text.</summary>
    public const string Key = "sha256";

    /// <summary>What stands for the digits where the checksum is computed.</summary>
    public static readonly string Zeros = new('0', SHA256.HashSizeInBytes * 2);

    private const int BlockLength = 1 << 16;

    /// <summary>Writes a file whose text <see cref="Key"/> is <see cref="Zeros"/>, with the checksum in their place.</summary>
    /// <param name="writer">The file.</param>
    /// <param name="stream">Receives it.</param>
    public static void Write(SafetensorsWriter writer, Stream stream)
    {
        byte[] header = writer.BuildHeader();
        using var hash = SHA256.Create();
        using (var hashed = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
        {
            hashed.Write(header);
            writer.WriteData(hashed);
        }

        int digits = SafetensorsHeader.PrefixLength + Find(header.AsSpan(SafetensorsHeader.PrefixLength));
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.Hash!), header.AsSpan(digits));
        stream.Write(header);
        writer.WriteData(stream);
    }

    /// <summary>Compares the checksum of a file with its content.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="InvalidDataException">They differ, or there is no checksum.</exception>
    public static void Verify(SafetensorsFile file)
    {
        byte[] header = SafetensorsHeader.ReadBytes(file.Name, file.Rewind());
        int digits = Find(header);
        if (digits < 0)
            throw SafetensorsHeader.Error(file.Name, $"is no checkpoint: {SafetensorsHeader.MetadataKey} has no {Key} of {Zeros.Length} digits.");
        string expected = Encoding.ASCII.GetString(header, digits, Zeros.Length);
        string actual = Compute(file.Rewind(), SafetensorsHeader.PrefixLength + digits);
        if (expected != actual)
            throw SafetensorsHeader.Error(file.Name, $"is damaged: its checksum is {actual}, but it should be {expected}.");
    }

    // The offset of the digits in the header, or −1. They are as they are: no character of them is escaped.
    private static int Find(ReadOnlySpan<byte> header)
    {
        var json = new Utf8JsonReader(header);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            bool isMetadata = json.ValueTextEquals(SafetensorsHeader.MetadataKey);
            json.Read();
            if (!isMetadata)
            {
                json.Skip();
                continue;
            }

            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                bool isChecksum = json.ValueTextEquals(Key);
                json.Read();
                if (isChecksum)
                    return json.ValueSpan.Length == Zeros.Length && !json.ValueIsEscaped ? (int)json.TokenStartIndex + 1 : -1;
            }
        }

        return -1;
    }

    private static string Compute(Stream content, int digits)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = new byte[BlockLength];
        byte[] zeros = Encoding.ASCII.GetBytes(Zeros);
        long start = content.Position;
        for (int read; (read = content.Read(block)) > 0; start += read)
        {
            // The part of the digits that lies in this block.
            int from = (int)Math.Clamp(digits - start, 0, read), to = (int)Math.Clamp(digits + zeros.Length - start, 0, read);
            zeros.AsSpan(0, to - from).CopyTo(block.AsSpan(from));
            hash.AppendData(block, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
