using System.Globalization;

namespace StaticNet;

/// <summary>The content of an IDX file, decompressed, read in order; its errors name the file and the place.</summary>
internal sealed class IdxReader(string path, Stream content)
{
    /// <summary>The name for messages.</summary>
    public string Path { get; } = path;

    /// <summary>The bytes read so far.</summary>
    public long Offset { get; private set; }

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

    /// <summary>An error in this file, <c>path: message</c>.</summary>
    /// <param name="message">What and where.</param>
    public InvalidDataException Error(FormattableString message) => Error(null, message);

    private InvalidDataException Error(Exception? inner, FormattableString message) =>
        new($"{Path}: {message.ToString(CultureInfo.InvariantCulture)}", inner);
}
