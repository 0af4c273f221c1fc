using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace StaticNet.Data;

/// <summary>Converts elements of files to the numbers of samples; allocates nothing.</summary>
internal static class NpyElements
{
    /// <summary>Turns the bytes of every element round.</summary>
    /// <param name="bytes">Whole elements.</param>
    /// <param name="size">The bytes of one.</param>
    public static void ReverseBytes(Span<byte> bytes, int size)
    {
        switch (size)
        {
            case 2:
                var halves = MemoryMarshal.Cast<byte, ushort>(bytes);
                BinaryPrimitives.ReverseEndianness(halves, halves);
                break;
            case 4:
                var words = MemoryMarshal.Cast<byte, uint>(bytes);
                BinaryPrimitives.ReverseEndianness(words, words);
                break;
            case 8:
                var longs = MemoryMarshal.Cast<byte, ulong>(bytes);
                BinaryPrimitives.ReverseEndianness(longs, longs);
                break;
        }
    }

    /// <summary>Converts elements to reals, rounded to the nearest; NaN and infinities stay what they are.</summary>
    /// <typeparam name="TReal">The type of the reals.</typeparam>
    /// <param name="bytes">The elements, little-endian.</param>
    /// <param name="type">Their type.</param>
    /// <param name="reals">Receives as many.</param>
    /// <returns>The first element that is beyond the largest real, up to which they were converted; −1 for none.</returns>
    public static int ToReals<TReal>(ReadOnlySpan<byte> bytes, NpyElementType type, Span<TReal> reals)
        where TReal : struct, IFloatingPoint<TReal> => type switch
        {
            NpyElementType.Boolean or NpyElementType.Unsigned8 => ToReals<byte, TReal>(bytes, reals),
            NpyElementType.Unsigned16 => ToReals<ushort, TReal>(bytes, reals),
            NpyElementType.Unsigned32 => ToReals<uint, TReal>(bytes, reals),
            NpyElementType.Unsigned64 => ToReals<ulong, TReal>(bytes, reals),
            NpyElementType.Signed8 => ToReals<sbyte, TReal>(bytes, reals),
            NpyElementType.Signed16 => ToReals<short, TReal>(bytes, reals),
            NpyElementType.Signed32 => ToReals<int, TReal>(bytes, reals),
            NpyElementType.Signed64 => ToReals<long, TReal>(bytes, reals),
            NpyElementType.Real16 => ToReals<Half, TReal>(bytes, reals),
            NpyElementType.Real32 => ToReals<float, TReal>(bytes, reals),
            _ => ToReals<double, TReal>(bytes, reals),
        };

    /// <summary>Converts elements that are integers, booleans to 0 and 1.</summary>
    /// <param name="bytes">The elements, little-endian.</param>
    /// <param name="type">Their type, no real.</param>
    /// <param name="integers">Receives as many.</param>
    /// <returns>The first element that is outside the range of int, up to which they were converted; −1 for none.</returns>
    public static int ToInt32s(ReadOnlySpan<byte> bytes, NpyElementType type, Span<int> integers) => type switch
    {
        NpyElementType.Boolean or NpyElementType.Unsigned8 => ToInt32s<byte>(bytes, integers),
        NpyElementType.Unsigned16 => ToInt32s<ushort>(bytes, integers),
        NpyElementType.Unsigned32 => ToInt32s<uint>(bytes, integers),
        NpyElementType.Unsigned64 => ToInt32s<ulong>(bytes, integers),
        NpyElementType.Signed8 => ToInt32s<sbyte>(bytes, integers),
        NpyElementType.Signed16 => ToInt32s<short>(bytes, integers),
        NpyElementType.Signed32 => ToInt32s<int>(bytes, integers),
        _ => ToInt32s<long>(bytes, integers),
    };

    /// <summary>An element as text.</summary>
    /// <param name="bytes">The elements, little-endian.</param>
    /// <param name="type">Their type.</param>
    /// <param name="index">The element.</param>
    public static string Describe(ReadOnlySpan<byte> bytes, NpyElementType type, int index) => type switch
    {
        NpyElementType.Boolean or NpyElementType.Unsigned8 => Describe<byte>(bytes, index),
        NpyElementType.Unsigned16 => Describe<ushort>(bytes, index),
        NpyElementType.Unsigned32 => Describe<uint>(bytes, index),
        NpyElementType.Unsigned64 => Describe<ulong>(bytes, index),
        NpyElementType.Signed8 => Describe<sbyte>(bytes, index),
        NpyElementType.Signed16 => Describe<short>(bytes, index),
        NpyElementType.Signed32 => Describe<int>(bytes, index),
        NpyElementType.Signed64 => Describe<long>(bytes, index),
        NpyElementType.Real16 => Describe<Half>(bytes, index),
        NpyElementType.Real32 => Describe<float>(bytes, index),
        _ => Describe<double>(bytes, index),
    };

    private static int ToReals<T, TReal>(ReadOnlySpan<byte> bytes, Span<TReal> reals)
        where T : unmanaged, INumber<T>
        where TReal : struct, IFloatingPoint<TReal>
    {
        var values = MemoryMarshal.Cast<byte, T>(bytes);
        for (int i = 0; i < reals.Length; i++)
        {
            reals[i] = TReal.CreateSaturating(values[i]);
            if (TReal.IsInfinity(reals[i]) && !T.IsInfinity(values[i]))
                return i;
        }

        return -1;
    }

    private static int ToInt32s<T>(ReadOnlySpan<byte> bytes, Span<int> integers)
        where T : unmanaged, INumber<T>
    {
        var values = MemoryMarshal.Cast<byte, T>(bytes);
        for (int i = 0; i < integers.Length; i++)
        {
            integers[i] = int.CreateSaturating(values[i]);
            if (T.CreateSaturating(integers[i]) != values[i])
                return i;
        }

        return -1;
    }

    private static string Describe<T>(ReadOnlySpan<byte> bytes, int index)
        where T : unmanaged, INumber<T> => MemoryMarshal.Cast<byte, T>(bytes)[index].ToString(null, CultureInfo.InvariantCulture);
}
