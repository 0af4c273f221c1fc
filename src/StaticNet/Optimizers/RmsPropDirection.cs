using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>The direction of a step of <see cref="RmsProp"/>, and its momentum.</summary>
internal static class RmsPropDirection
{
    /// <summary><c>g / (√v + ε)</c>, v updated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Plain<T>(in RmsPropFactors factors, T gradient, ref float squares, int index)
        where T : struct, ILanes<T> =>
        gradient / (T.Sqrt(Moments.Second(factors.Averages, gradient, ref squares, index)) + T.All(factors.Epsilon));

    /// <summary><c>g / (√max(v − ḡ², 0) + ε)</c>, v and ḡ updated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Centered<T>(in RmsPropFactors factors, T gradient, ref float squares, ref float gradients, int index)
        where T : struct, ILanes<T>
    {
        var v = Moments.Second(factors.Averages, gradient, ref squares, index);
        var mean = Moments.First(factors.Averages, gradient, ref gradients, index);

        // A v that is held is less than it should be: without the mean, rather than a variance of 0 and a step of g / ε.
        mean = T.SelectGreater(T.All(float.MaxValue), v, mean, T.All(0));

        // Rounding makes the variance of gradients that hardly change negative.
        var variance = T.AtLeast(T.MultiplyAdd(T.All(-1) * mean, mean, v), T.All(0));
        return gradient / (T.Sqrt(variance) + T.All(factors.Epsilon));
    }

    /// <summary><c>b = μ·b + d</c>, read and written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T WithMomentum<T>(in RmsPropFactors factors, T direction, ref float buffer, int index)
        where T : struct, ILanes<T>
    {
        var moved = MomentRange.KeepSum(T.MultiplyAdd(T.All(factors.Momentum), T.Load(ref buffer, index), direction));
        T.Store(moved, ref buffer, index);
        return moved;
    }
}
