using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using StaticNet.CompilerServices;

namespace StaticNet.Data;

/// <summary>
/// Parses the header's text, a Python literal as NumPy writes it:
/// <c>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (3, 4), }</c>, the three keys once each, in any order. Under Python 2 dimensions
/// are written <c>3L</c>.
/// </summary>
internal ref struct NpyHeaderParser
{
    // NumPy's own limit.
    private const int MaximumDimensions = 64;

    private readonly ContentReader _reader;
    private readonly ReadOnlySpan<byte> _text;
    private readonly long _start;
    private readonly long _mostBytes;
    private int _position;
    private string? _description;
    private bool? _isFortranOrder;
    private ImmutableArray<int> _shape;

    /// <summary>A parser at the start of a text.</summary>
    /// <param name="reader">For errors.</param>
    /// <param name="text">The text.</param>
    /// <param name="start">Its place in the file.</param>
    /// <param name="mostBytes">The most bytes that the elements may have.</param>
    public NpyHeaderParser(ContentReader reader, ReadOnlySpan<byte> text, long start, long mostBytes)
    {
        _reader = reader;
        _text = text;
        _start = start;
        _mostBytes = mostBytes;
    }

    /// <summary>Parses the whole text.</summary>
    /// <exception cref="InvalidDataException">It is something else, or the elements aren't numbers.</exception>
    public NpyHeader Parse()
    {
        Expect('{');
        while (!TryTake('}'))
        {
            ParseEntry();
            if (TryTake(','))
                continue;
            Expect('}');
            break;
        }

        SkipSpace();
        if (_position < _text.Length)
            throw Unexpected("the end of the header");
        if (_description is null || _isFortranOrder is null || _shape.IsDefault)
            throw _reader.Error($"the header at byte {_start} lacks one of 'descr', 'fortran_order' and 'shape'.");
        if (!NpyElementTypes.TryParse(_description, out var type, out bool isBigEndian))
            throw _reader.Error($"has elements of type '{_description}' at byte {_start}; read are b1, u1–u8, i1–i8, f2, f4 and f8.");
        return new NpyHeader(type, isBigEndian, _isFortranOrder.Value, _shape, DataLength(type));
    }

    private readonly long DataLength(NpyElementType type)
    {
        long length = NpyElementTypes.SizeOf(type);
        foreach (int size in _shape)
        {
            if (size > 0 && length > _mostBytes / size)
                throw _reader.Error(
                    $"the shape at byte {_start} is {string.Join('×', _shape)} of {type}; at most {_mostBytes} bytes fit.");
            length *= size;
        }

        return length;
    }

    private void ParseEntry()
    {
        string key = ParseString();
        Expect(':');
        switch (key)
        {
            case "descr" when _description is null:
                _description = ParseString();
                break;
            case "fortran_order" when _isFortranOrder is null:
                _isFortranOrder = ParseBoolean();
                break;
            case "shape" when _shape.IsDefault:
                _shape = ParseShape();
                break;
            default:
                throw _reader.Error($"the header has '{key}' before byte {_start + _position}, which is unknown or there twice.");
        }
    }

    private string ParseString()
    {
        SkipSpace();
        if (_position == _text.Length || _text[_position] is not ((byte)'\'' or (byte)'"'))
            throw Unexpected(_text[_position..].StartsWith("["u8) ? "numbers, not structured elements," : "a string");
        byte quote = _text[_position++];
        int length = _text[_position..].IndexOf(quote);
        if (length < 0)
            throw Unexpected("a string that ends");
        var content = _text.Slice(_position, length);
        // Nothing that NumPy writes here has other characters or escapes.
        if (length > 32 || content.ContainsAnyExceptInRange((byte)' ', (byte)'~') || content.Contains((byte)'\\'))
            throw Unexpected("a short string of printable ASCII");
        _position += length + 1;
        return Encoding.ASCII.GetString(content);
    }

    private bool ParseBoolean()
    {
        SkipSpace();
        var rest = _text[_position..];
        bool value = rest.StartsWith("True"u8);
        if (!value && !rest.StartsWith("False"u8))
            throw Unexpected("True or False");
        _position += value ? 4 : 5;
        return value;
    }

    private ImmutableArray<int> ParseShape()
    {
        Expect('(');
        var shape = ImmutableArray.CreateBuilder<int>();
        while (!TryTake(')'))
        {
            if (shape.Count == MaximumDimensions)
                throw Unexpected($"at most {MaximumDimensions} dimensions");
            shape.Add(ParseSize());
            if (TryTake(','))
                continue;
            // In Python, (3) is a number and (3,) a tuple.
            if (shape.Count == 1)
                throw Unexpected("','");
            Expect(')');
            break;
        }

        return shape.ToImmutable();
    }

    private int ParseSize()
    {
        SkipSpace();
        int digits = 0;
        while (_position + digits < _text.Length && char.IsAsciiDigit((char)_text[_position + digits]))
            digits++;
        if (!int.TryParse(_text.Slice(_position, digits), NumberStyles.None, CultureInfo.InvariantCulture, out int size))
            throw Unexpected($"a dimension of at most {int.MaxValue}");
        _position += digits;
        if (_position < _text.Length && _text[_position] == 'L')
            _position++;
        return size;
    }

    private void Expect(char character)
    {
        if (!TryTake(character))
            throw Unexpected($"'{character}'");
    }

    private bool TryTake(char character)
    {
        SkipSpace();
        if (_position == _text.Length || _text[_position] != character)
            return false;
        _position++;
        return true;
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && _text[_position] is (byte)' ' or (byte)'\n')
            _position++;
    }

    private readonly InvalidDataException Unexpected(string expected) =>
        _reader.Error($"the header at byte {_start} isn't NumPy's: {expected} was expected at byte {_start + _position}.");
}
