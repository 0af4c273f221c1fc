using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>The moments of <see cref="Adam"/>, updated.</summary>
internal static class AdamMoments
{
    /// <summary><c>m = β₁·m + (1 − β₁)·g</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T First<T>(in AdamFactors factors, T gradient, T moment)
        where T : struct, ILanes<T> =>
        FlushThresholds.Flush(
            T.MultiplyAdd(T.All(factors.Share1), gradient, T.All(factors.Keep1) * moment),
            T.All(FlushThresholds.FirstMoment));

    /// <summary><c>v = β₂·v + (1 − β₂)·g²</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Second<T>(in AdamFactors factors, T gradient, T moment)
        where T : struct, ILanes<T> =>
        FlushThresholds.Flush(
            T.MultiplyAdd(T.All(factors.Share2) * gradient, gradient, T.All(factors.Keep2) * moment),
            T.All(FlushThresholds.SecondMoment));
}
