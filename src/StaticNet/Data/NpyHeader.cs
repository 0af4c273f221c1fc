using System.Buffers.Binary;
using System.Collections.Immutable;
using StaticNet.CompilerServices;

namespace StaticNet.Data;

/// <summary>The header of an NPY file.</summary>
/// <param name="ElementType">The type of the elements.</param>
/// <param name="IsBigEndian">Whether the most significant byte of an element comes first.</param>
/// <param name="IsFortranOrder">Whether the first dimension varies fastest.</param>
/// <param name="Shape">The dimensions; none for a single number.</param>
/// <param name="DataLength">The bytes of the elements.</param>
internal sealed record NpyHeader(
    NpyElementType ElementType, bool IsBigEndian, bool IsFortranOrder, ImmutableArray<int> Shape, long DataLength)
{
    /// <summary>What every file starts with, before the two bytes of its version.</summary>
    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    // What the two length bytes of version 1.0 can say; only structured elements, which are refused, need more.
    private const int LongestText = ushort.MaxValue;

    /// <summary>Reads a header of version 1.0, 2.0 or 3.0; the stream is then at the first element.</summary>
    /// <param name="reader">At the start of the content.</param>
    /// <param name="mostBytes">The most bytes that the elements may have.</param>
    /// <exception cref="InvalidDataException">There is no valid header, or its elements aren't numbers.</exception>
    public static NpyHeader Read(ContentReader reader, long mostBytes)
    {
        Span<byte> start = stackalloc byte[Magic.Length + 2];
        Fill(reader, start);
        if (!start.StartsWith(Magic))
            throw reader.Error($"starts with {Convert.ToHexString(start[..Magic.Length])} at byte 0; NPY starts with 934E554D5059.");
        int version = start[Magic.Length];
        if (version is < 1 or > 3 || start[^1] != 0)
            throw reader.Error($"is of version {version}.{start[^1]} at byte {Magic.Length}; known are 1.0, 2.0 and 3.0.");

        Span<byte> lengthBytes = stackalloc byte[sizeof(uint)];
        lengthBytes.Clear();
        Fill(reader, lengthBytes[..(version == 1 ? sizeof(ushort) : sizeof(uint))]);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(lengthBytes);
        if (length > LongestText)
            throw reader.Error($"says at byte {start.Length} that its header has {length} bytes; at most {LongestText} are read.");

        long textStart = reader.Offset;
        byte[] text = new byte[length];
        Fill(reader, text);
        return new NpyHeaderParser(reader, text, textStart, mostBytes).Parse();
    }

    /// <summary>Dimensions and type: <c>60000×28×28 of Unsigned8</c>.</summary>
    public override string ToString() => $"{(Shape.IsEmpty ? "1" : string.Join('×', Shape))} of {ElementType}";

    private static void Fill(ContentReader reader, Span<byte> buffer)
    {
        if (reader.Fill(buffer) < buffer.Length)
            throw reader.Error($"ends at byte {reader.Offset}, inside the header of an NPY file.");
    }
}
