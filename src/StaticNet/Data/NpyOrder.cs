using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>Brings elements into one order: row-major, little-endian.</summary>
internal static class NpyOrder
{
    /// <summary>The elements of a file in that order; the given array if it has it already or can be changed to it.</summary>
    /// <param name="bytes">The elements as they are in the file.</param>
    /// <param name="header">The order they have.</param>
    public static byte[] Normalize(byte[] bytes, NpyHeader header) => NpyElementTypes.SizeOf(header.ElementType) switch
    {
        1 => Normalize<byte>(bytes, header, static _ => { }),
        2 => Normalize<ushort>(bytes, header, static values => BinaryPrimitives.ReverseEndianness(values, values)),
        4 => Normalize<uint>(bytes, header, static values => BinaryPrimitives.ReverseEndianness(values, values)),
        _ => Normalize<ulong>(bytes, header, static values => BinaryPrimitives.ReverseEndianness(values, values)),
    };

    private delegate void Reversal<T>(Span<T> values);

    private static byte[] Normalize<T>(byte[] bytes, NpyHeader header, Reversal<T> reverse)
        where T : unmanaged
    {
        if (header.IsBigEndian)
            reverse(MemoryMarshal.Cast<byte, T>(bytes.AsSpan()));
        // The two orders differ only if at least two dimensions have more than one element.
        if (!header.IsFortranOrder || header.Shape.Count(size => size > 1) < 2 || bytes.Length == 0)
            return bytes;
        byte[] ordered = new byte[bytes.Length];
        Transpose(MemoryMarshal.Cast<byte, T>(bytes.AsSpan()), MemoryMarshal.Cast<byte, T>(ordered.AsSpan()), header.Shape);
        return ordered;
    }

    /// <summary>Column-major to row-major.</summary>
    private static void Transpose<T>(ReadOnlySpan<T> source, Span<T> destination, ImmutableArray<int> shape)
    {
        int dimensions = shape.Length;
        Span<int> strides = stackalloc int[dimensions];
        Span<int> place = stackalloc int[dimensions];
        place.Clear();
        for (int dimension = 0, stride = 1; dimension < dimensions; dimension++)
        {
            strides[dimension] = stride;
            stride *= shape[dimension];
        }

        int from = 0;
        for (int to = 0; to < destination.Length; to++)
        {
            destination[to] = source[from];
            for (int dimension = dimensions - 1; dimension >= 0; dimension--)
            {
                from += strides[dimension];
                if (++place[dimension] < shape[dimension])
                    break;
                from -= place[dimension] * strides[dimension];
                place[dimension] = 0;
            }
        }
    }
}
