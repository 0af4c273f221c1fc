using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace StaticNet.Data;

/// <summary>Brings elements into one order: row-major, little-endian.</summary>
internal static class NpyOrder
{
    /// <summary>The elements of a file in that order; the given array if it has it already or can be changed to it.</summary>
    /// <param name="bytes">The elements as they are in the file.</param>
    /// <param name="header">The order they have.</param>
    public static byte[] Normalize(byte[] bytes, NpyHeader header)
    {
        int size = NpyElementTypes.SizeOf(header.ElementType);
        if (header.IsBigEndian)
            NpyElements.ReverseBytes(bytes, size);
        if (IsRowMajor(header) || bytes.Length == 0)
            return bytes;
        byte[] ordered = new byte[bytes.Length];
        switch (size)
        {
            case 1:
                Transpose<byte>(bytes, ordered, header.Shape);
                break;
            case 2:
                Transpose(Elements<ushort>(bytes), Elements<ushort>(ordered), header.Shape);
                break;
            case 4:
                Transpose(Elements<uint>(bytes), Elements<uint>(ordered), header.Shape);
                break;
            default:
                Transpose(Elements<ulong>(bytes), Elements<ulong>(ordered), header.Shape);
                break;
        }

        return ordered;
    }

    /// <summary>Whether the last dimension varies fastest: the two orders differ only if at least two dimensions have more than one element.</summary>
    /// <param name="header">The order and the dimensions.</param>
    public static bool IsRowMajor(NpyHeader header) => !header.IsFortranOrder || header.Shape.Count(size => size > 1) < 2;

    private static Span<T> Elements<T>(byte[] bytes)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(bytes.AsSpan());

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
