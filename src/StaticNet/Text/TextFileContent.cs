using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace StaticNet.Text;

/// <summary>The tokens of an open file of text. May be read by many threads, one after the other.</summary>
/// <param name="path">Its name for messages.</param>
/// <param name="file">The file, which this closes.</param>
internal abstract class TextFileContent(string path, FileStream file) : IDisposable
{
    private const int Parts = 64;
    private const int PartLength = 4096;

    private readonly Lock _lock = new();
    private readonly byte[] _piece = new byte[PartLength];

    /// <summary>Its name.</summary>
    public string Path { get; } = path;

    /// <summary>The number of tokens.</summary>
    public abstract long Count { get; }

    /// <summary>The bytes of the file when it was opened.</summary>
    protected long Length { get; } = file.Length;

    /// <summary>Reads tokens that follow each other.</summary>
    /// <param name="start">The first of them.</param>
    /// <param name="tokens">Receives them.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="InvalidDataException">It isn't what it was when it was opened.</exception>
    public void Read(long start, Span<int> tokens)
    {
        lock (_lock)
            ReadTokens(start, tokens);
    }

    /// <summary>SHA-256 over a text, the length, and parts of the file.</summary>
    /// <param name="vocabulary">The text.</param>
    public string ComputeFingerprint(string vocabulary)
    {
        lock (_lock)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            hash.AppendData(Encoding.UTF8.GetBytes(vocabulary));
            Span<byte> length = stackalloc byte[sizeof(long)];
            BinaryPrimitives.WriteInt64LittleEndian(length, Length);
            hash.AppendData(length);
            long parts = Math.Min(Parts, (Length + PartLength - 1) / PartLength), last = Math.Max(0, Length - PartLength);
            for (long part = 0; part < parts; part++)
                hash.AppendData(ReadPiece(parts == 1 ? 0 : (long)((Int128)last * part / (parts - 1))));
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        lock (_lock)
            file.Dispose();
    }

    /// <summary>Reads tokens that there are.</summary>
    /// <param name="start">The first of them.</param>
    /// <param name="tokens">Receives them.</param>
    protected abstract void ReadTokens(long start, Span<int> tokens);

    /// <summary>Reads bytes from a place on, 4,096 or those that there are; valid until the next call.</summary>
    /// <param name="offset">The place, before the end.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="InvalidDataException">It has become shorter.</exception>
    protected ReadOnlySpan<byte> ReadPiece(long offset)
    {
        var piece = _piece.AsSpan(0, (int)Math.Min(PartLength, Length - offset));
        for (int read = 0; read < piece.Length;)
        {
            int count = RandomAccess.Read(file.SafeFileHandle, piece[read..], offset + read);
            if (count == 0)
                throw Changed(offset + read);
            read += count;
        }

        return piece;
    }

    /// <summary>The file isn't what it was.</summary>
    /// <param name="offset">Where that was seen.</param>
    protected InvalidDataException Changed(long offset) => new(string.Create(
        CultureInfo.InvariantCulture, $"{Path}: has changed at byte {offset} since it was opened with {Length} bytes; open it again when it is complete."));
}
