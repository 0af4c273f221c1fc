using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>The moments of <see cref="Adam"/>, updated.</summary>
internal static class AdamMoments
{
    /// <summary><c>m = β₁·m + (1 − β₁)·g</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T First<T>(in AdamFactors factors, T gradient, T moment)
        where T : struct, IUpdateLanes<T> =>
        T.Flush(
            T.MultiplyAdd(T.Create(factors.Share1), gradient, T.Create(factors.Keep1) * moment),
            T.Create(FlushThresholds.FirstMoment));

    /// <summary><c>v = β₂·v + (1 − β₂)·g²</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Second<T>(in AdamFactors factors, T gradient, T moment)
        where T : struct, IUpdateLanes<T>
    {
        // The square of a tiny gradient would itself be denormal.
        gradient = T.Flush(gradient, T.Create(factors.SmallestGradient));
        return T.Flush(
            T.MultiplyAdd(T.Create(factors.Share2) * gradient, gradient, T.Create(factors.Keep2) * moment),
            T.Create(FlushThresholds.SecondMoment));
    }
}
