using System.Globalization;

namespace StaticNet.CompilerServices;

/// <summary>The content of a file of elements, decompressed, read in order; its errors name the file and the place.</summary>
/// <param name="path">The name for messages.</param>
/// <param name="content">The stream, at its start.</param>
/// <param name="length">The bytes of the content; null if unknown, as of compressed data.</param>
public sealed class ContentReader(string path, Stream content, long? length)
{
    /// <summary>The name for messages.</summary>
    public string Path { get; } = path;

    /// <summary>The bytes read so far.</summary>
    public long Offset { get; private set; }

    /// <summary>Opens a file; the system's message is replaced by one that names the path.</summary>
    /// <param name="path">The file.</param>
    /// <param name="share">What others may do with it meanwhile.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such directory.</exception>
    /// <exception cref="UnauthorizedAccessException">It is a directory, or may not be read.</exception>
    public static FileStream OpenFile(string path, FileShare share = FileShare.Read)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, share);
        }
        catch (FileNotFoundException exception)
        {
            throw new FileNotFoundException($"{path}: there is no such file.", path, exception);
        }
        catch (DirectoryNotFoundException exception)
        {
            throw new DirectoryNotFoundException($"{path}: there is no such directory.", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            // The system says that access is denied, of a directory too.
            throw new UnauthorizedAccessException($"{path}: {(Directory.Exists(path) ? "is a directory, not a file" : "may not be read by this user")}.", exception);
        }
    }

    /// <summary>The bytes of a stream from its position on, null if it can't tell.</summary>
    /// <param name="stream">Any stream.</param>
    public static long? RemainingLength(Stream stream) => stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : null;

    /// <summary>Reads until the buffer is full or the content ends.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <returns>The number of bytes read.</returns>
    /// <exception cref="InvalidDataException">The compressed data is damaged.</exception>
    public int Fill(Span<byte> buffer)
    {
        try
        {
            int read = content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            Offset += read;
            return read;
        }
        catch (InvalidDataException exception)
        {
            throw Error(exception, $"the compressed data is damaged after byte {Offset}.");
        }
    }

    /// <summary>Reads the rest of the content, which must have a certain length.</summary>
    /// <param name="restLength">The bytes that the header promises.</param>
    /// <param name="header">The header, for messages.</param>
    /// <exception cref="InvalidDataException">There is less or more, or the compressed data is damaged.</exception>
    public byte[] ReadRest(int restLength, object header)
    {
        long total = Offset + restLength;
        if (length < total)
            throw Short(length.Value, total, header);

        byte[] bytes = ReadGrowing(restLength);
        if (Offset < total)
            throw Short(Offset, total, header);
        if (Fill([0]) > 0)
            throw Long(total, header);
        return bytes;
    }

    /// <summary>Demands that the rest of the content, whose length is known, has a certain length; reads nothing.</summary>
    /// <param name="restLength">The bytes that the header promises.</param>
    /// <param name="header">The header, for messages.</param>
    /// <exception cref="InvalidDataException">There is less or more.</exception>
    public void CheckRest(long restLength, object header)
    {
        long total = Offset + restLength;
        if (length < total)
            throw Short(length.Value, total, header);
        if (length > total)
            throw Long(total, header);
    }

    /// <summary>An error in this file, <c>path: message</c>.</summary>
    /// <param name="message">What and where.</param>
    public InvalidDataException Error(FormattableString message) => Error(null, message);

    // Grows with what arrives: a header may claim far more than a compressed file holds.
    private byte[] ReadGrowing(int restLength)
    {
        const int FirstBlock = 1 << 20;
        byte[] bytes = new byte[length is null ? Math.Min(restLength, FirstBlock) : restLength];
        int filled = Fill(bytes);
        while (filled == bytes.Length && filled < restLength)
        {
            Array.Resize(ref bytes, (int)Math.Min(restLength, 2L * bytes.Length));
            filled += Fill(bytes.AsSpan(filled));
        }

        return bytes;
    }

    private InvalidDataException Short(long end, long total, object header) =>
        Error($"ends at byte {end}, but {header} takes {total} bytes.");

    private InvalidDataException Long(long total, object header) => Error($"{header} ends at byte {total}, but there is more data.");

    private InvalidDataException Error(Exception? inner, FormattableString message) =>
        new($"{Path}: {message.ToString(CultureInfo.InvariantCulture)}", inner);
}
