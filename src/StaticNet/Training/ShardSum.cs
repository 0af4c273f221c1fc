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

    /// <summary>All of it.</summary>
    public Span<byte> Bytes => MemoryMarshal.AsBytes(_values.Span);

    private Span<double> Numbers => MemoryMarshal.Cast<float, double>(_values.Span[..Header]);

    /// <summary>Nothing.</summary>
    public void Clear() => _values.Span.Clear();

    /// <summary>Adds another sum to this one, this one first.</summary>
    /// <param name="other">The other.</param>
    public void Add(ShardSum other)
    {
        for (int i = 0; i < 4; i++)
            Numbers[i] += other.Numbers[i];
        Add(_values.Span[Header..], other._values.Span[Header..]);
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

    // Arrays of parameters and statistics are multiples of 16.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Add(Span<float> sums, ReadOnlySpan<float> values)
    {
        for (int i = 0; i < sums.Length; i += Vector<float>.Count)
            (new Vector<float>(sums[i..]) + new Vector<float>(values[i..])).CopyTo(sums[i..]);
    }
}
