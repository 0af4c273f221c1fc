using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// x·tanh(ln(1 + eˣ)). With z = e^−|x| the hyperbolic tangent is (1 + 2z) / (1 + 2z + 2z²) for x ≥ 0 and
/// z·(z + 2) / (z·(z + 2) + 2) below: one exponential, no logarithm, and small results keep their digits.
/// </summary>
internal static class MishKernel
{
    // Beyond it the result is x or 0.
    private const float Limit = 110f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Mish<T>(T x)
        where T : struct, ILanes<T>
    {
        T zero = T.All(0f), limited = Limited(x);
        ExpKernel.Split(T.CopySign(limited, T.All(-1f)), out T mantissa, out T first, out T second);
        T z = mantissa * first * second;
        T below = limited * mantissa * (z + T.All(2f)) * first * second;
        T above = x * (T.All(1f) + (z + z));
        return T.SelectGreater(zero, x, below, above) / T.SelectGreater(zero, x, DenominatorBelow(z), DenominatorAbove(z));
    }

    /// <summary>
    /// T + x·T′ for T the hyperbolic tangent and D its denominator: ((1 + 2z)·D + 4x·z²·(1 + z)) / D² for x ≥ 0,
    /// z·((z + 2)·D + 4x·(z + 1)) / D² below.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Derivative<T>(T x)
        where T : struct, ILanes<T>
    {
        T zero = T.All(0f), limited = Limited(x);
        T z = ExpKernel.ExpUpTo0(T.CopySign(limited, T.All(-1f)));
        T denominator = T.SelectGreater(zero, x, DenominatorBelow(z), DenominatorAbove(z));
        T slope = T.All(4f) * limited * (z + T.All(1f));
        T below = z * T.MultiplyAdd(z + T.All(2f), denominator, slope);
        T above = T.MultiplyAdd(T.All(1f) + (z + z), denominator, z * z * slope);
        return T.SelectGreater(zero, x, below, above) / (denominator * denominator);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T DenominatorBelow<T>(T z)
        where T : struct, ILanes<T> => T.MultiplyAdd(z, z + T.All(2f), T.All(2f));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T DenominatorAbove<T>(T z)
        where T : struct, ILanes<T> => T.MultiplyAdd(z + z, z + T.All(1f), T.All(1f));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Limited<T>(T x)
        where T : struct, ILanes<T>
    {
        T above = T.SelectGreater(x, T.All(Limit), T.All(Limit), x);
        return T.SelectGreater(T.All(-Limit), above, T.All(-Limit), above);
    }
}
