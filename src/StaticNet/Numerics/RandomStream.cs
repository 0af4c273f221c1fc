using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>
/// A stream of random numbers that is a function of its seed, its stream number and a position, with the same bits on every
/// machine: Philox4x32-10 (Salmon et al. 2011) with the seed as key and (position / 4, stream) as counter. Streams of one
/// seed are independent, and any position can be gone to at no cost, so a resumed run continues exactly.
/// </summary>
/// <remarks>
/// A value type: a copy continues on its own from the same place. Keep it in a field or variable that isn't
/// <see langword="readonly"/>, or it never advances.
/// </remarks>
public struct RandomStream
{
    private readonly ulong _seed;
    private readonly ulong _stream;
    private ulong _position;

    // The block that the position lies in; not yet computed while the position is at its start.
    private uint _word1;
    private uint _word2;
    private uint _word3;

    /// <summary>A stream at its start.</summary>
    /// <param name="seed">The seed of the whole run.</param>
    /// <param name="stream">Which of the seed's 2⁶⁴ streams; <see cref="RandomStreams.Derive"/> gives each purpose its own.</param>
    public RandomStream(ulong seed, ulong stream)
    {
        _seed = seed;
        _stream = stream;
    }

    /// <summary>The seed of the whole run.</summary>
    public readonly ulong Seed => _seed;

    /// <summary>Which of the seed's streams this is.</summary>
    public readonly ulong Stream => _stream;

    /// <summary>The number of 32-bit words taken since the start; set it to go anywhere.</summary>
    public ulong Position
    {
        readonly get => _position;
        set
        {
            _position = value;
            if (value % 4 != 0)
                NextBlock(value / 4);
        }
    }

    /// <summary>32 random bits. Takes one word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint NextUInt32()
    {
        ulong position = _position++;
        return (position % 4) switch
        {
            0 => NextBlock(position / 4),
            1 => _word1,
            2 => _word2,
            _ => _word3,
        };
    }

    /// <summary>A number uniform in [0, 1), a multiple of 2⁻²⁴. Takes one word.</summary>
    public float NextSingle() => (NextUInt32() >> 8) * (1f / (1 << 24));

    /// <summary>
    /// An integer uniform in [0, <paramref name="exclusiveBound"/>), without bias (Lemire 2019). Takes one word, and another
    /// with probability below bound/2³².
    /// </summary>
    /// <param name="exclusiveBound">At least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1; nothing was taken.</exception>
    public int NextInt32(int exclusiveBound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveBound, 1);
        uint bound = (uint)exclusiveBound;
        ulong product = (ulong)NextUInt32() * bound;
        if ((uint)product < bound)
        {
            // The lowest 2³² mod bound products of each result would make it too frequent.
            uint excess = (0u - bound) % bound;
            while ((uint)product < excess)
                product = (ulong)NextUInt32() * bound;
        }

        return (int)(product >> 32);
    }

    /// <summary>
    /// A number of the standard normal distribution, by inversion (AS 241, Wichura 1988), at most 6.34 from 0. Takes one word.
    /// </summary>
    public float NextNormal() => (float)InverseNormal.At((NextUInt32() + 0.5) * (1.0 / 4294967296));

    /// <summary>Puts the elements in random order, each as likely (Fisher and Yates).</summary>
    /// <param name="values">The elements; fewer than two stay as they are and take nothing.</param>
    public void Shuffle(Span<int> values)
    {
        for (int last = values.Length - 1; last > 0; last--)
        {
            int other = NextInt32(last + 1);
            (values[last], values[other]) = (values[other], values[last]);
        }
    }

    private uint NextBlock(ulong index)
    {
        (uint first, _word1, _word2, _word3) = Philox4x32.Block(index, _stream, _seed);
        return first;
    }
}
