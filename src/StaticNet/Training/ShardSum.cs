using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StaticNet.Numerics;

namespace StaticNet.Training;

/// <summary>What shards have found, added up: losses, weights, gradients and statistics, in one block that ranks send each other.</summary>
/// <param name="parameters">The elements of the gradient array.</param>
/// <param name="statistics">The elements of the array of statistics.</param>
internal sealed class ShardSum(int parameters, int statistics)
{
    // Numbers in double, of which there may be eight.
    private const int Header = 16;

    private readonly AlignedBuffer<float> _values = new(Header + parameters + statistics);

    /// <summary>The sum of losses, each times what it is a mean over.</summary>
    public ref double Loss => ref Numbers[0];

    /// <summary>What the loss is a mean over.</summary>
    public ref double Weight => ref Numbers[1];

    /// <summary>The samples whose statistics were taken.</summary>
    public ref double Samples => ref Numbers[2];

    /// <summary>How many ranks want to stop behind this step.</summary>
    public ref double Stops => ref Numbers[3];

    /// <summary>The sum of gradients, each times its part of the batch.</summary>
    public Span<float> Gradients => _values.Span.Slice(Header, parameters);

    /// <summary>The sum of statistics, likewise.</summary>
    public Span<float> Statistics => _values.Span.Slice(Header + parameters, statistics);

    /// <summary>Gradients and statistics.</summary>
    public ShardPart All => new(Header, _values.Length);

    /// <summary>The numbers, to be sent.</summary>
    public Span<byte> NumberBytes => MemoryMarshal.AsBytes(Numbers);

    private Span<double> Numbers => MemoryMarshal.Cast<float, double>(_values.Span[..Header]);

    /// <summary>A part, to be sent.</summary>
    /// <param name="part">The part.</param>
    public Span<byte> BytesOf(ShardPart part) => MemoryMarshal.AsBytes(Of(part));

    /// <summary>Nothing.</summary>
    public void Clear() => _values.Span.Clear();

    /// <summary>Adds another sum to this one: its numbers, and a part.</summary>
    /// <param name="other">The other.</param>
    /// <param name="part">The part.</param>
    public void Add(ShardSum other, ShardPart part)
    {
        for (int i = 0; i < 4; i++)
            Numbers[i] += other.Numbers[i];
        Add(Of(part), other.Of(part));
    }

    /// <summary>Writes values times a factor.</summary>
    /// <param name="values">The values.</param>
    /// <param name="factor">The factor.</param>
    /// <param name="destination">Receives them.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Scale(ReadOnlySpan<float> values, float factor, Span<float> destination)
    {
        var factors = new Vector<float>(factor);
        for (int i = 0; i < values.Length; i += Vector<float>.Count)
            (new Vector<float>(values[i..]) * factors).CopyTo(destination[i..]);
    }

    private Span<float> Of(ShardPart part) => _values.Span[part.Start..part.End];

    // Arrays of parameters and statistics are multiples of 16.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Add(Span<float> sums, ReadOnlySpan<float> values)
    {
        for (int i = 0; i < sums.Length; i += Vector<float>.Count)
            (new Vector<float>(sums[i..]) + new Vector<float>(values[i..])).CopyTo(sums[i..]);
    }
}
