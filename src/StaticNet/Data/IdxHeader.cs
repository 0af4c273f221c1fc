using System.Buffers.Binary;
using System.Collections.Immutable;
using StaticNet.CompilerServices;

namespace StaticNet.Data;

/// <summary>The header of an IDX file.</summary>
/// <param name="ElementType">The type of the elements.</param>
/// <param name="Shape">The dimensions.</param>
/// <param name="DataLength">The bytes of the elements.</param>
internal sealed record IdxHeader(IdxElementType ElementType, ImmutableArray<int> Shape, long DataLength)
{
    private const int MagicLength = 4;

    /// <summary>The bytes of one element, 0 for a type that IDX doesn't know.</summary>
    public static int SizeOf(IdxElementType type) => type switch
    {
        IdxElementType.Unsigned8 or IdxElementType.Signed8 => 1,
        IdxElementType.Signed16 => 2,
        IdxElementType.Signed32 or IdxElementType.Real32 => 4,
        IdxElementType.Real64 => 8,
        _ => 0,
    };

    /// <summary>Reads a header; the stream is then at the first element.</summary>
    /// <param name="reader">At the start of the content.</param>
    /// <param name="mostBytes">The most bytes that the elements may have.</param>
    /// <exception cref="InvalidDataException">There is no valid header.</exception>
    public static IdxHeader Read(ContentReader reader, long mostBytes)
    {
        Span<byte> magic = stackalloc byte[MagicLength];
        Fill(reader, magic);
        var type = (IdxElementType)magic[2];
        if (magic[0] != 0 || magic[1] != 0 || SizeOf(type) == 0 || magic[3] == 0)
            throw reader.Error(
                $"starts with {Convert.ToHexString(magic)} at byte 0; IDX starts with 0000, type (08–0E), dimensions.");

        var shape = ImmutableArray.CreateBuilder<int>(magic[3]);
        long length = SizeOf(type);
        Span<byte> size = stackalloc byte[sizeof(uint)];
        for (int dimension = 0; dimension < magic[3]; dimension++)
        {
            Fill(reader, size);
            uint value = BinaryPrimitives.ReadUInt32BigEndian(size);
            if (value > int.MaxValue || (value > 0 && length > mostBytes / value))
                throw reader.Error(
                    $"dimension {dimension} is {value} at byte {reader.Offset - sizeof(uint)}; at most {mostBytes} bytes fit.");
            length *= value;
            shape.Add((int)value);
        }

        return new IdxHeader(type, shape.MoveToImmutable(), length);
    }

    /// <summary>Type and dimensions: <c>60000×28×28 of Unsigned8</c>.</summary>
    public override string ToString() => $"{string.Join('×', Shape)} of {ElementType}";

    private static void Fill(ContentReader reader, Span<byte> buffer)
    {
        if (reader.Fill(buffer) < buffer.Length)
            throw reader.Error($"ends at byte {reader.Offset}, inside the header of an IDX file.");
    }
}
