using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace StaticNet.Files;

/// <summary>Elements of tensors to and from their little-endian bytes.</summary>
internal static class SafetensorsElements
{
    private const int BlockLength = 1 << 16;

    /// <summary>Elements as floats, rounded to the nearest where they aren't exactly.</summary>
    /// <param name="type"><c>F16</c>, <c>BF16</c>, <c>F32</c> or <c>F64</c>.</param>
    /// <param name="bytes">The elements.</param>
    /// <param name="values">Receives them all.</param>
    /// <returns>The index of the first that isn't a float exactly, or −1. NaN is one.</returns>
    public static int ToSingles(SafetensorsType type, ReadOnlySpan<byte> bytes, Span<float> values)
    {
        int inexact = -1;
        for (int i = 0; i < values.Length; i++)
        {
            switch (type)
            {
                case SafetensorsType.F32:
                    values[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(i * sizeof(float))..]);
                    break;
                case SafetensorsType.F16:
                    values[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(bytes[(i * sizeof(ushort))..]);
                    break;
                case SafetensorsType.BF16:
                    values[i] = BitConverter.UInt32BitsToSingle(
                        (uint)BinaryPrimitives.ReadUInt16LittleEndian(bytes[(i * sizeof(ushort))..]) << 16);
                    break;
                default:
                    double value = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
                    values[i] = (float)value;
                    if (inexact < 0 && !((double)values[i]).Equals(value))
                        inexact = i;
                    break;
            }
        }

        return inexact;
    }

    /// <summary>Whether <see cref="ToSingles"/> knows a type.</summary>
    /// <param name="type">The type.</param>
    public static bool IsSingles(SafetensorsType type) =>
        type is SafetensorsType.F16 or SafetensorsType.BF16 or SafetensorsType.F32 or SafetensorsType.F64;

    /// <summary>The elements of an array of double.</summary>
    /// <param name="bytes">The elements.</param>
    /// <param name="values">Receives them.</param>
    public static void ToDoubles(ReadOnlySpan<byte> bytes, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(i * sizeof(double))..]);
    }

    /// <summary>The elements of an array of long.</summary>
    /// <param name="bytes">The elements.</param>
    /// <param name="values">Receives them.</param>
    public static void ToInt64s(ReadOnlySpan<byte> bytes, Span<long> values)
    {
        for (int i = 0; i < values.Length; i++)
            values[i] = BinaryPrimitives.ReadInt64LittleEndian(bytes[(i * sizeof(long))..]);
    }

    /// <summary>Writes elements.</summary>
    /// <param name="stream">Receives them.</param>
    /// <param name="values">The elements; any number, also of more bytes than a span can have.</param>
    public static void Write(Stream stream, ReadOnlySpan<float> values)
    {
        byte[] block = new byte[BlockLength];
        for (; values.Length > 0; values = values[Math.Min(values.Length, BlockLength / sizeof(float))..])
        {
            int count = Math.Min(values.Length, BlockLength / sizeof(float));
            for (int i = 0; i < count; i++)
                BinaryPrimitives.WriteSingleLittleEndian(block.AsSpan(i * sizeof(float)), values[i]);
            stream.Write(block, 0, count * sizeof(float));
        }
    }

    /// <summary>Writes elements.</summary>
    /// <param name="stream">Receives them.</param>
    /// <param name="values">The elements; any number, also of more bytes than a span can have.</param>
    public static void Write(Stream stream, ReadOnlySpan<long> values)
    {
        byte[] block = new byte[BlockLength];
        for (; values.Length > 0; values = values[Math.Min(values.Length, BlockLength / sizeof(long))..])
        {
            int count = Math.Min(values.Length, BlockLength / sizeof(long));
            for (int i = 0; i < count; i++)
                BinaryPrimitives.WriteInt64LittleEndian(block.AsSpan(i * sizeof(long)), values[i]);
            stream.Write(block, 0, count * sizeof(long));
        }
    }

    /// <summary>Writes elements.</summary>
    /// <param name="stream">Receives them.</param>
    /// <param name="values">The elements; any number, also of more bytes than a span can have.</param>
    public static void Write(Stream stream, ReadOnlySpan<double> values) => Write(stream, MemoryMarshal.Cast<double, long>(values));
}
