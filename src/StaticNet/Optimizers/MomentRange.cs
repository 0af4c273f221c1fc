using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>
/// The magnitudes that moments have. Those of a dead unit decay for ever and would sink into denormals (below 1.2e-38), on which
/// arithmetic is many times slower: below limits that are far below what can move a parameter they become 0. Those of huge gradients
/// would become infinite, which nothing brings back: what leaves the range of float is held at its largest value.
/// </summary>
internal static class MomentRange
{
    private const float SmallestAverage = 1e-30f;

    // The square of 1e-18. Adam adds ε = 1e-8 to the square root, which hides it entirely.
    private const float SmallestSquare = 1e-36f;

    /// <summary>
    /// An average of gradients, <c>β·m + (1 − β)·g</c>: 0 where the magnitude is below 1e-30; NaN stays NaN. It can't leave the range: for any β the
    /// rounded factors add up to so little above 1, if at all, that even the average of the largest float with itself rounds to it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T KeepAverage<T>(T value)
        where T : struct, ILanes<T> => T.SelectGreater(T.All(SmallestAverage), T.Abs(value), T.All(0), value);

    /// <summary>A sum of gradients: 0 where the magnitude is below 1e-30, which is at most the largest float; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T KeepSum<T>(T value)
        where T : struct, ILanes<T> => T.SelectGreater(T.All(SmallestAverage), T.Abs(value), T.All(0), T.Finite(value));

    /// <summary>An average or sum of squares, 0 or more: 0 below 1e-36, at most the largest float; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T KeepSquare<T>(T value)
        where T : struct, ILanes<T> => T.SelectGreater(T.All(SmallestSquare), value, T.All(0), T.AtMost(value, T.All(float.MaxValue)));
}
