using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StaticNet.CompilerServices;

/// <summary>Copies between the rows of a caller, one right after the other, and rows padded to whole vectors.</summary>
public static class PaddedRows
{
    /// <summary>Copies rows into padded ones; the padding up to the next multiple of 16 becomes 0.</summary>
    /// <param name="rows"><c>[count, length]</c></param>
    /// <param name="length">The elements of a row.</param>
    /// <param name="padded">Receives <c>[count, stride]</c>.</param>
    /// <param name="stride">From one padded row to the next.</param>
    /// <exception cref="ArgumentException">The padded rows don't fit.</exception>
    public static void Pad(ReadOnlySpan<float> rows, int length, Span<float> padded, int stride)
    {
        int count = rows.Length / length;
        for (int row = 0; row < count; row++)
        {
            var target = padded.Slice(row * stride, stride);
            rows.Slice(row * length, length).CopyTo(target);
            target[length..].Clear();
        }
    }

    /// <summary>Copies rows into padded ones, for generated code that has checked lengths.</summary>
    /// <param name="rows">The first element of <c>[count, length]</c>.</param>
    /// <param name="length">The elements of a row.</param>
    /// <param name="padded">The first element of <c>[count, stride]</c>.</param>
    /// <param name="stride">From one padded row to the next.</param>
    /// <param name="count">The number of rows.</param>
    public static void Pad(ref float rows, int length, ref float padded, int stride, int count) => Pad(
        MemoryMarshal.CreateReadOnlySpan(ref rows, count * length), length, MemoryMarshal.CreateSpan(ref padded, count * stride), stride);

    /// <summary>Copies one padded row to one without padding, for generated code that has checked lengths.</summary>
    /// <param name="padded">The first element of the padded row.</param>
    /// <param name="row">Receives the elements.</param>
    /// <param name="length">How many, a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Unpad(ref float padded, Span<float> row, int length) => MemoryMarshal.CreateReadOnlySpan(ref padded, length).CopyTo(row);

    /// <summary>Copies padded rows to rows without padding.</summary>
    /// <param name="padded"><c>[count, stride]</c></param>
    /// <param name="stride">From one padded row to the next.</param>
    /// <param name="rows">Receives <c>[count, length]</c>.</param>
    /// <param name="length">The elements of a row.</param>
    /// <exception cref="ArgumentException">There are fewer padded rows than asked for.</exception>
    public static void Unpad(ReadOnlySpan<float> padded, int stride, Span<float> rows, int length)
    {
        // A call for each row would take longer than to copy a value.
        if (length == 1)
        {
            for (int row = 0; row < rows.Length; row++)
                rows[row] = padded[row * stride];
            return;
        }

        int count = rows.Length / length;
        for (int row = 0; row < count; row++)
            padded.Slice(row * stride, length).CopyTo(rows[(row * length)..]);
    }
}
