using System.Buffers;
using System.Globalization;
using System.Text;

namespace StaticNet.Text;

/// <summary>The characters of a file of text in UTF-8, one after the other, in memory of a fixed size.</summary>
/// <param name="path">Its name for messages.</param>
/// <param name="file">The file, at its start.</param>
internal sealed class Utf8Scan(string path, FileStream file)
{
    private const int ByteOrderMark = 0xFEFF;
    private const int BufferLength = 1 << 16;
    private const int LongestCharacter = 4;

    private readonly byte[] _buffer = new byte[BufferLength];
    private long _bufferOffset; // of its first byte in the file
    private int _position;
    private int _length;
    private bool _isAtEnd;

    /// <summary>The characters so far.</summary>
    public long Count { get; private set; }

    /// <summary>Where the next character begins, in bytes.</summary>
    public long Offset => _bufferOffset + _position;

    /// <summary>What is said of a file without a character.</summary>
    /// <param name="path">The file.</param>
    public static InvalidDataException Empty(string path) => new($"{path}: is empty; give a file with text.");

    /// <summary>The next character.</summary>
    /// <param name="character">The character.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="InvalidDataException">What is there isn't text in UTF-8.</exception>
    public bool TryNext(out Rune character)
    {
        if (_length - _position < LongestCharacter && !_isAtEnd)
            Refill();
        if (_position == _length)
        {
            character = default;
            return false;
        }

        if (Rune.DecodeFromUtf8(_buffer.AsSpan(_position, _length - _position), out character, out int consumed) != OperationStatus.Done)
            throw Refuse(Offset, string.Create(CultureInfo.InvariantCulture, $"0x{_buffer[_position]:X2}, where no character of UTF-8 begins or ends"));
        if (character.Value == 0)
            throw Refuse(Offset, "0, which no text has");
        _position += consumed;
        if (character.Value == ByteOrderMark && Offset == consumed)
            return TryNext(out character);
        Count++;
        return true;
    }

    private void Refill()
    {
        _buffer.AsSpan(_position, _length - _position).CopyTo(_buffer);
        _bufferOffset += _position;
        _length -= _position;
        _position = 0;
        int read = file.ReadAtLeast(_buffer.AsSpan(_length), BufferLength - _length, throwOnEndOfStream: false);
        _length += read;
        _isAtEnd = _length < BufferLength;
    }

    private InvalidDataException Refuse(long offset, string what) => new(string.Create(
        CultureInfo.InvariantCulture, $"{path}: byte {offset} is {what}: this isn't text in UTF-8; save it as UTF-8, or read it as bytes."));
}
