namespace StaticNet;

/// <summary>
/// Stream numbers for <see cref="RandomStream"/>: a purpose in the upper 16 bits and an index in the lower 48, so that no two
/// uses of a seed draw the same numbers. Purposes from 256 upward are free for programs.
/// </summary>
public static class RandomStreams
{
    /// <summary>Initial weights; the index is the parameter's.</summary>
    public const int Initialization = 1;

    /// <summary>The order of samples; the index is the epoch.</summary>
    public const int Shuffling = 2;

    /// <summary>Dropout masks; the index is the layer's.</summary>
    public const int Dropout = 3;

    /// <summary>Augmentation of samples; the index is the epoch or the sample.</summary>
    public const int Augmentation = 4;

    /// <summary>Synthetic data; the index is the sample or the split.</summary>
    public const int SyntheticData = 5;

    /// <summary>The order of samples before they are split; the index is 0.</summary>
    public const int Splitting = 6;

    /// <summary>The places of windows over a text; the index is the window.</summary>
    public const int Windows = 7;

    /// <summary>Tokens that are drawn by a network's outputs; the index is the caller's, such as the number of the text.</summary>
    public const int Sampling = 8;

    /// <summary>What a round of federated learning draws: its clients, and their seeds; the index is the round.</summary>
    public const int Federation = 9;

    private const int IndexBits = 48;

    /// <summary>The stream number of a purpose and an index: <c>purpose · 2⁴⁸ + index</c>.</summary>
    /// <param name="purpose">In [0, 2¹⁶), such as <see cref="Shuffling"/>.</param>
    /// <param name="index">In [0, 2⁴⁸).</param>
    /// <exception cref="ArgumentOutOfRangeException">The purpose or the index is outside its range.</exception>
    public static ulong Derive(int purpose, long index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)purpose, ushort.MaxValue, nameof(purpose));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)index, 1UL << IndexBits, nameof(index));
        return ((ulong)purpose << IndexBits) | (ulong)index;
    }
}
