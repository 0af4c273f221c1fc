using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>An array of numbers with a shape, as NumPy's NPY and NPZ files hold it.</summary>
public sealed class NpyArray
{
    /// <summary>An array of elements that are in order and valid.</summary>
    internal NpyArray(string source, NpyElementType elementType, ImmutableArray<int> shape, ReadOnlyMemory<byte> bytes)
    {
        Source = source;
        ElementType = elementType;
        Shape = shape;
        Bytes = bytes;
    }

    /// <summary>The file that the array comes from, with the name of its entry if it is of an NPZ file; for messages.</summary>
    public string Source { get; }

    /// <summary>The type of the elements.</summary>
    public NpyElementType ElementType { get; }

    /// <summary>The dimensions; none for a single number.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The elements, row-major and little-endian whatever the file's order.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The number of elements.</summary>
    public int Count => Bytes.Length / NpyElementTypes.SizeOf(ElementType);

    /// <summary>An array of numbers in memory; they are copied.</summary>
    /// <typeparam name="T">bool, an integer of 8 to 64 bits, Half, float or double.</typeparam>
    /// <param name="values">The elements, row-major.</param>
    /// <param name="shape">The dimensions, whose product is the number of elements; none for a single number.</param>
    /// <exception cref="ArgumentException">NPY has no such elements, or the shape is of another number of them.</exception>
    public static NpyArray Create<T>(ReadOnlySpan<T> values, params int[] shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(shape);
        var type = NpyElementTypes.Of<T>();
        long count = 1;
        foreach (int size in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(shape));
            count = Math.Min(count * size, int.MaxValue);
        }

        if (count != values.Length)
            throw new ArgumentException($"There are {values.Length} values, not {string.Join('×', shape)}.", nameof(shape));
        return new NpyArray("array", type, [.. shape], MemoryMarshal.AsBytes(values).ToArray());
    }

    /// <inheritdoc cref="Create{T}(ReadOnlySpan{T}, int[])"/>
    public static NpyArray Create<T>(T[] values, params int[] shape)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(values);
        return Create(new ReadOnlySpan<T>(values), shape);
    }

    /// <summary>The elements as floats, rounded to the nearest; a new array. NaN and infinities stay what they are.</summary>
    /// <exception cref="InvalidDataException">An element is beyond the largest float.</exception>
    public float[] ToSingles() => ToReals<float>();

    /// <summary>The elements as doubles, rounded to the nearest; a new array.</summary>
    public double[] ToDoubles() => ToReals<double>();

    /// <summary>The elements as integers, booleans as 0 and 1; a new array.</summary>
    /// <exception cref="InvalidDataException">The elements are reals, or one is outside the range of int.</exception>
    public int[] ToInt32s() => ElementType switch
    {
        NpyElementType.Boolean or NpyElementType.Unsigned8 => ToInt32s<byte>(),
        NpyElementType.Unsigned16 => ToInt32s<ushort>(),
        NpyElementType.Unsigned32 => ToInt32s<uint>(),
        NpyElementType.Unsigned64 => ToInt32s<ulong>(),
        NpyElementType.Signed8 => ToInt32s<sbyte>(),
        NpyElementType.Signed16 => ToInt32s<short>(),
        NpyElementType.Signed32 => ToInt32s<int>(),
        NpyElementType.Signed64 => ToInt32s<long>(),
        _ => throw Error($"the elements are of type {ElementType}, not integers."),
    };

    /// <summary>Dimensions and type: <c>60000×28×28 of Unsigned8</c>.</summary>
    public override string ToString() => $"{(Shape.IsEmpty ? "1" : string.Join('×', Shape))} of {ElementType}";

    /// <summary>An error in this array, <c>source: message</c>.</summary>
    internal InvalidDataException Error(FormattableString message) =>
        new($"{Source}: {message.ToString(CultureInfo.InvariantCulture)}");

    private TReal[] ToReals<TReal>()
        where TReal : struct, IFloatingPoint<TReal> => ElementType switch
        {
            NpyElementType.Boolean or NpyElementType.Unsigned8 => ToReals<byte, TReal>(),
            NpyElementType.Unsigned16 => ToReals<ushort, TReal>(),
            NpyElementType.Unsigned32 => ToReals<uint, TReal>(),
            NpyElementType.Unsigned64 => ToReals<ulong, TReal>(),
            NpyElementType.Signed8 => ToReals<sbyte, TReal>(),
            NpyElementType.Signed16 => ToReals<short, TReal>(),
            NpyElementType.Signed32 => ToReals<int, TReal>(),
            NpyElementType.Signed64 => ToReals<long, TReal>(),
            NpyElementType.Real16 => ToReals<Half, TReal>(),
            NpyElementType.Real32 => ToReals<float, TReal>(),
            _ => ToReals<double, TReal>(),
        };

    private TReal[] ToReals<T, TReal>()
        where T : unmanaged, INumber<T>
        where TReal : struct, IFloatingPoint<TReal>
    {
        var values = MemoryMarshal.Cast<byte, T>(Bytes.Span);
        var reals = new TReal[values.Length];
        for (int i = 0; i < reals.Length; i++)
        {
            reals[i] = TReal.CreateSaturating(values[i]);
            if (TReal.IsInfinity(reals[i]) && !T.IsInfinity(values[i]))
                throw Error($"element {i} is {values[i]}, beyond the largest float.");
        }

        return reals;
    }

    private int[] ToInt32s<T>()
        where T : unmanaged, INumber<T>
    {
        var values = MemoryMarshal.Cast<byte, T>(Bytes.Span);
        int[] integers = new int[values.Length];
        for (int i = 0; i < integers.Length; i++)
        {
            integers[i] = int.CreateSaturating(values[i]);
            if (T.CreateSaturating(integers[i]) != values[i])
                throw Error($"element {i} is {values[i]}, outside the range of int.");
        }

        return integers;
    }
}
