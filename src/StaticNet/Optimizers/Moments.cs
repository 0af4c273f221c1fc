using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>The averages of gradients and of their squares, updated.</summary>
internal static class Moments
{
    /// <summary><c>m = β₁·m + (1 − β₁)·g</c>, read and written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T First<T>(in MomentFactors factors, T gradient, ref float state, int index)
        where T : struct, ILanes<T>
    {
        var moment = MomentRange.KeepAverage(
            T.MultiplyAdd(T.All(factors.Share1), gradient, T.All(factors.Keep1) * T.Load(ref state, index)));
        T.Store(moment, ref state, index);
        return moment;
    }

    /// <summary><c>v = β₂·v + (1 − β₂)·g²</c>, read and written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Second<T>(in MomentFactors factors, T gradient, ref float state, int index)
        where T : struct, ILanes<T>
    {
        var moment = MomentRange.KeepSquare(
            T.MultiplyAdd(T.All(factors.Share2) * gradient, gradient, T.All(factors.Keep2) * T.Load(ref state, index)));
        T.Store(moment, ref state, index);
        return moment;
    }
}
