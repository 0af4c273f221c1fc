using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>
/// Below which magnitude a moment becomes zero. The moments of a dead unit decay for ever and would sink into denormals
/// (below 1.2e-38), on which arithmetic is many times slower; both limits are far below what can move a parameter.
/// </summary>
internal static class FlushThresholds
{
    /// <summary>For averages of gradients: 1e-30.</summary>
    public const float FirstMoment = 1e-30f;

    /// <summary>
    /// For averages of squares: 1e-36, the square of 1e-18. Adam adds ε = 1e-8 to the square root, which hides it entirely.
    /// </summary>
    public const float SecondMoment = 1e-36f;

    /// <summary>0 where the magnitude is below the threshold; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Flush<T>(T value, T threshold)
        where T : struct, ILanes<T> => T.SelectGreater(threshold, T.Abs(value), T.All(0), value);
}
