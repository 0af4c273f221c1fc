using System.Globalization;
using System.Text;
using StaticNet.CompilerServices;

namespace StaticNet.Data;

/// <summary>The text of a CSV file, as UTF-8 without a byte order mark.</summary>
internal sealed class CsvContent
{
    private readonly string _path;

    private CsvContent(string path, ReadOnlyMemory<byte> text, Encoding encoding)
    {
        _path = path;
        Text = text;
        EncodingName = encoding.WebName;
    }

    /// <summary>The text.</summary>
    public ReadOnlyMemory<byte> Text { get; }

    /// <summary>How the file was encoded.</summary>
    public string EncodingName { get; }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="encoding">The encoding where there is no byte order mark; null for UTF-8.</param>
    /// <exception cref="InvalidDataException">It isn't text, or larger than an array.</exception>
    public static CsvContent Read(Stream stream, string path, Encoding? encoding)
    {
        if (ContentReader.RemainingLength(stream) > Array.MaxLength)
            throw new InvalidDataException($"{path}: is beyond the {Array.MaxLength} bytes that a table can have.");
        using var buffer = new MemoryStream();
        try
        {
            stream.CopyTo(buffer);
        }
        catch (IOException exception) when (buffer.Length > int.MaxValue / 2)
        {
            throw new InvalidDataException($"{path}: is beyond the bytes that a table can have.", exception);
        }

        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        var marked = FindMark(bytes.Span);
        var chosen = marked ?? encoding ?? Encoding.UTF8;
        var content = new CsvContent(path, bytes[(marked?.Preamble.Length ?? 0)..], chosen);
        return chosen is UTF8Encoding ? content.Checked() : new CsvContent(path, content.Decode(chosen), chosen).Checked();
    }

    /// <summary>The line of a place, from 1.</summary>
    /// <param name="offset">The bytes before it.</param>
    public int LineAt(int offset) => Text.Span[..offset].Count((byte)'\n') + 1;

    // UTF-32's little-endian mark begins with UTF-16's.
    private static Encoding? FindMark(ReadOnlySpan<byte> bytes)
    {
        foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.UTF32, Encoding.Unicode, Encoding.BigEndianUnicode })
            if (bytes.StartsWith(encoding.Preamble))
                return encoding;
        return null;
    }

    private byte[] Decode(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        try
        {
            return Encoding.Convert(strict, Encoding.UTF8, Text.ToArray());
        }
        catch (DecoderFallbackException exception)
        {
            throw NoText(exception.Index);
        }
    }

    // Bytes that aren't text are a file of another kind or encoding, or one cut in the middle of a character.
    private CsvContent Checked()
    {
        int zero = Text.Span.IndexOf((byte)0);
        if (zero >= 0)
            throw NoText(zero);
        var rest = Text.Span;
        while (!rest.IsEmpty)
        {
            int ascii = rest.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
                break;
            rest = rest[ascii..];
            if (Rune.DecodeFromUtf8(rest, out _, out int length) != System.Buffers.OperationStatus.Done)
                throw NoText(Text.Length - rest.Length);
            rest = rest[length..];
        }

        return this;
    }

    private InvalidDataException NoText(int offset) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{_path}: line {LineAt(Math.Clamp(offset, 0, Text.Length))}: has bytes that aren't text in {EncodingName.ToUpperInvariant()}; {nameof(CsvOptions.Encoding)} can name another."));
}
