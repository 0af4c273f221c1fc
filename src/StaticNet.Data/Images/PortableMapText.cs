namespace StaticNet.Data;

/// <summary>The text of a PGM or PPM image: numbers between white space and comments.</summary>
/// <param name="path">The file, for messages.</param>
/// <param name="bytes">Its content.</param>
/// <param name="start">The first byte after the magic.</param>
internal ref struct PortableMapText(string path, ReadOnlySpan<byte> bytes, int start)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The byte after the last number.</summary>
    public int Position { get; private set; } = start;

    /// <summary>The next number, which white space, a comment or the end of the file ends.</summary>
    /// <exception cref="InvalidDataException">There is none, or it isn't in the range of int.</exception>
    public int ReadNumber()
    {
        SkipSpace();
        int first = Position;
        long number = 0;
        while (Position < _bytes.Length && char.IsAsciiDigit((char)_bytes[Position]) && number <= int.MaxValue)
            number = (10 * number) + _bytes[Position++] - '0';
        bool isEnded = Position == _bytes.Length || PortableMap.IsWhiteSpace(_bytes[Position]) || _bytes[Position] == '#';
        return Position > first && isEnded && number <= int.MaxValue
            ? (int)number
            : throw Error($"lacks a number at byte {first}, inside the text of a PGM or PPM image.");
    }

    /// <summary>The byte after what ends the last number: one white space, or a comment with its end of line. What follows are values.</summary>
    public readonly int End()
    {
        int line = Position < _bytes.Length && _bytes[Position] == '#' ? _bytes[Position..].IndexOfAny((byte)'\n', (byte)'\r') : 0;
        return line < 0 ? _bytes.Length : Position + line + 1;
    }

    /// <summary>An error in the file.</summary>
    public readonly InvalidDataException Error(FormattableString message) => ImageDecoder.Error(path, message);

    private void SkipSpace()
    {
        while (Position < _bytes.Length && (_bytes[Position] == '#' || PortableMap.IsWhiteSpace(_bytes[Position])))
        {
            int line = _bytes[Position] == '#' ? _bytes[Position..].IndexOfAny((byte)'\n', (byte)'\r') : 0;
            Position = line < 0 ? _bytes.Length : Position + line + 1;
        }
    }
}
