using System.Buffers.Binary;
using System.Text;

namespace StaticNet.TensorBoard;

/// <summary>
/// A message in the wire format of Protocol Buffers ("Encoding", protobuf.dev), written into an array that grows and is used again: a
/// field is its number and wire type, then its value; numbers are little-endian, strings and messages carry their length.
/// </summary>
internal sealed class ProtobufBuffer
{
    private const int VarintType = 0;
    private const int Fixed64Type = 1;
    private const int LengthType = 2;
    private const int Fixed32Type = 5;
    private const int LongestVarint = 10;

    private byte[] _bytes = new byte[256];
    private int _length;

    /// <summary>What was written since <see cref="Clear"/>.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>Begins a new message; the space stays.</summary>
    public void Clear() => _length = 0;

    /// <summary>A field of type int64 or an enumeration.</summary>
    /// <param name="field">Its number.</param>
    /// <param name="value">Its value.</param>
    public void WriteInteger(int field, long value)
    {
        WriteTag(field, VarintType);
        WriteVarint((ulong)value);
    }

    /// <summary>A field of type double.</summary>
    /// <param name="field">Its number.</param>
    /// <param name="value">Its value.</param>
    public void WriteDouble(int field, double value)
    {
        WriteTag(field, Fixed64Type);
        BinaryPrimitives.WriteDoubleLittleEndian(Append(sizeof(double)), value);
    }

    /// <summary>A field of type float.</summary>
    /// <param name="field">Its number.</param>
    /// <param name="value">Its value.</param>
    public void WriteSingle(int field, float value)
    {
        WriteTag(field, Fixed32Type);
        BinaryPrimitives.WriteSingleLittleEndian(Append(sizeof(float)), value);
    }

    /// <summary>A field of type string, as UTF-8.</summary>
    /// <param name="field">Its number.</param>
    /// <param name="text">Its value.</param>
    public void WriteString(int field, string text)
    {
        WriteTag(field, LengthType);
        int length = Encoding.UTF8.GetByteCount(text);
        WriteVarint((ulong)length);
        Encoding.UTF8.GetBytes(text, Append(length));
    }

    /// <summary>A repeated field of type double, packed.</summary>
    /// <param name="field">Its number.</param>
    /// <param name="values">Its values.</param>
    public void WriteDoubles(int field, ReadOnlySpan<double> values)
    {
        WriteTag(field, LengthType);
        WriteVarint((ulong)values.Length * sizeof(double));
        foreach (double value in values)
            BinaryPrimitives.WriteDoubleLittleEndian(Append(sizeof(double)), value);
    }

    /// <summary>Begins a field whose value is a message; its fields follow, then <see cref="EndMessage"/>.</summary>
    /// <param name="field">Its number.</param>
    /// <returns>Where it begins.</returns>
    public int BeginMessage(int field)
    {
        WriteTag(field, LengthType);
        return _length;
    }

    /// <summary>Ends a message: its length goes before it.</summary>
    /// <param name="start">What <see cref="BeginMessage"/> has returned.</param>
    public void EndMessage(int start)
    {
        int length = _length - start;
        WriteVarint((ulong)length);
        int prefix = _length - start - length;
        Span<byte> size = stackalloc byte[LongestVarint];
        size = size[..prefix];
        _bytes.AsSpan(start + length, prefix).CopyTo(size);
        _bytes.AsSpan(start, length).CopyTo(_bytes.AsSpan(start + prefix));
        size.CopyTo(_bytes.AsSpan(start));
    }

    private void WriteTag(int field, int type) => WriteVarint(((ulong)field << 3) | (uint)type);

    // Seven bits a byte, the lowest first; the eighth tells that more follow.
    private void WriteVarint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            Append(1)[0] = (byte)(value | 0x80);
        Append(1)[0] = (byte)value;
    }

    private Span<byte> Append(int count)
    {
        if (_length + count > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_length + count, 2 * _bytes.Length));
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
