using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet.CompilerServices;

/// <summary>
/// The random bits of dropout: 32 for each element, a function of a key and the element's index alone, so a mask has the same bits
/// at every vector width and in any order, and the backward pass computes it again instead of reading it. It is public for generated code.
/// </summary>
/// <remarks>
/// <para>
/// The function is triple32 (C. Wellons, "Prospecting for hash functions", 2018), the least biased bijection of 32 bits that he found,
/// with a word of the key added before each round. Its last xorshift, which leaves the upper bits as they are, is left away: a comparison
/// hardly looks at the others. The key comes from Philox4x32-10, so layers, steps and seeds are as
/// independent as its blocks; within a mask no two elements share an index. Philox for every element would need the upper halves of
/// 32-bit products, which portable vectors don't have.
/// </para>
/// <para>
/// An element is kept where its bits, as a signed integer, reach <see cref="Threshold"/>.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DropoutMask
{
    private const uint Multiplier0 = 0xED5AD4BB;
    private const uint Multiplier1 = 0xAC4C1B51;
    private const uint Multiplier2 = 0x31848BAB;

    /// <summary>What the bits of a kept element reach: <c>round(rate · 2³²) − 2³¹</c>, at most 2³¹ − 1.</summary>
    /// <param name="rate">The probability of dropping, in [0, 1].</param>
    public static int Threshold(float rate) => (int)Math.Min(Math.Round(rate * 4294967296.0) - 2147483648.0, int.MaxValue);

    /// <summary>The factor of kept elements: <c>1/(1 − rate)</c>, and 0 for a rate of 1, where the threshold would keep one in 2³².</summary>
    /// <param name="rate">The probability of dropping, in [0, 1].</param>
    public static float Scale(float rate) => rate < 1f ? 1f / (1f - rate) : 0f;

    /// <summary>The bits of elements.</summary>
    /// <param name="index">The elements' indices.</param>
    /// <param name="key0">The first word of the key in every lane.</param>
    /// <param name="key1">The second.</param>
    /// <param name="key2">The third.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<int> Bits(Vector512<uint> index, Vector512<uint> key0, Vector512<uint> key1, Vector512<uint> key2)
    {
        var x = index + key0;
        x = (x ^ (x >>> 17)) * Vector512.Create(Multiplier0) + key1;
        x = (x ^ (x >>> 11)) * Vector512.Create(Multiplier1) + key2;
        return ((x ^ (x >>> 15)) * Vector512.Create(Multiplier2)).AsInt32();
    }

    /// <inheritdoc cref="Bits(Vector512{uint}, Vector512{uint}, Vector512{uint}, Vector512{uint})"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<int> Bits(Vector<uint> index, Vector<uint> key0, Vector<uint> key1, Vector<uint> key2)
    {
        var x = index + key0;
        x = (x ^ (x >>> 17)) * Vector.Create(Multiplier0) + key1;
        x = (x ^ (x >>> 11)) * Vector.Create(Multiplier1) + key2;
        return Vector.AsVectorInt32((x ^ (x >>> 15)) * Vector.Create(Multiplier2));
    }
}
