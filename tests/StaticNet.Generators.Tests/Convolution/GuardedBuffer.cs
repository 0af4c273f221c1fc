using Xunit;

namespace StaticNet.Generators.Tests.Convolution;

/// <summary>
/// Memory for a kernel between two guards, NaN where nothing was put: what reads there shows in results, and what writes there is found.
/// </summary>
internal sealed class GuardedBuffer
{
    /// <summary>The floats before and behind.</summary>
    public const int Guard = 64;

    private GuardedBuffer(int length)
    {
        Memory = new float[length + (2 * Guard)];
        Array.Fill(Memory, float.NaN);
    }

    /// <summary>The floats, guards included.</summary>
    public float[] Memory { get; }

    /// <summary>The floats without guards.</summary>
    public Span<float> Span => Memory.AsSpan(Guard, Memory.Length - (2 * Guard));

    /// <summary>So many floats without a value.</summary>
    public static GuardedBuffer Empty(int length) => new(length);

    /// <summary>Scratch space of so many floats, if there are any.</summary>
    public static IEnumerable<GuardedBuffer> Scratch(int length) => length == 0 ? [] : [new(length)];

    /// <summary>Rows of values, with a gap behind each that has none.</summary>
    /// <param name="values">The rows, one after the other.</param>
    /// <param name="length">The length of a row.</param>
    /// <param name="stride">From one row to the next.</param>
    public static GuardedBuffer OfRows(ReadOnlySpan<float> values, int length, int stride)
    {
        var buffer = new GuardedBuffer(values.Length / length * stride);
        for (int row = 0; row < values.Length / length; row++)
            values.Slice(row * length, length).CopyTo(buffer.Span[(row * stride)..]);
        return buffer;
    }

    /// <summary>The rows without their gaps.</summary>
    public float[] Rows(int length, int stride)
    {
        float[] values = new float[Span.Length / stride * length];
        for (int row = 0; row < Span.Length / stride; row++)
            Span.Slice(row * stride, length).CopyTo(values.AsSpan(row * length));
        return values;
    }

    /// <summary>Fails if what lies behind the elements of a row isn't 0.</summary>
    public void AssertPadding(int length, int stride)
    {
        for (int row = 0; row < Span.Length; row += stride)
            Assert.Equal(-1, Span[(row + length)..(row + stride)].IndexOfAnyExcept(0f));
    }

    /// <summary>Fails if a guard was written to.</summary>
    public void AssertGuards()
    {
        Assert.DoesNotContain(Memory[..Guard], float.IsFinite);
        Assert.DoesNotContain(Memory[^Guard..], float.IsFinite);
    }
}
