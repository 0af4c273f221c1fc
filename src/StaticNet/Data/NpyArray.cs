using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace StaticNet.Data;

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
    public float[] ToSingles()
    {
        float[] values = new float[Count];
        int bad = NpyElements.ToReals<float>(Bytes.Span, ElementType, values);
        return bad < 0 ? values : throw Error($"element {bad} is {ElementText(bad)}, beyond the largest float.");
    }

    /// <summary>The elements as doubles, rounded to the nearest; a new array.</summary>
    public double[] ToDoubles()
    {
        double[] values = new double[Count];
        NpyElements.ToReals<double>(Bytes.Span, ElementType, values);
        return values;
    }

    /// <summary>The elements as integers, booleans as 0 and 1; a new array.</summary>
    /// <exception cref="InvalidDataException">The elements are reals, or one is outside the range of int.</exception>
    public int[] ToInt32s()
    {
        if (NpyElementTypes.IsReal(ElementType))
            throw Error($"the elements are of type {ElementType}, not integers.");
        int[] values = new int[Count];
        int bad = NpyElements.ToInt32s(Bytes.Span, ElementType, values);
        return bad < 0 ? values : throw Error($"element {bad} is {ElementText(bad)}, outside the range of int.");
    }

    /// <summary>Dimensions and type: <c>60000×28×28 of Unsigned8</c>.</summary>
    public override string ToString() => $"{(Shape.IsEmpty ? "1" : string.Join('×', Shape))} of {ElementType}";

    /// <summary>An error in this array, <c>source: message</c>.</summary>
    internal InvalidDataException Error(FormattableString message) =>
        new($"{Source}: {message.ToString(CultureInfo.InvariantCulture)}");

    private string ElementText(int index) => NpyElements.Describe(Bytes.Span, ElementType, index);
}
