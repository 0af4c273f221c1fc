using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// erf x = x + x·p(x²) for |x| ≤ 1, with p of degree 6 (minimax, relative error of erf below 2e-9), and ±q(|x| − centre) up
/// to 3.92, with q of degree 14 (error below 8e-9); both are computed and one is chosen.
/// </summary>
internal static class ErfKernel
{
    // From 3.92 on the nearest float is 1.
    private const float Saturation = 3.92f;

    // The centre of the outer range, chosen so that the constant term, which weighs most, is close to a float.
    private const float Centre = 2.469482421875f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Erf<T>(T x)
        where T : struct, ILanes<T>
    {
        T magnitude = T.Abs(x);
        T result = T.SelectGreater(magnitude, T.All(1f), Outer(magnitude - T.All(Centre)), Inner(magnitude));
        return T.CopySign(T.SelectGreater(magnitude, T.All(Saturation), T.All(1f), result), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Inner<T>(T x)
        where T : struct, ILanes<T>
    {
        T square = x * x;
        T polynomial = T.MultiplyAdd(T.All(7.80690389e-05f), square, T.All(-0.00079978531f));
        polynomial = T.MultiplyAdd(polynomial, square, T.All(0.0051871622f));
        polynomial = T.MultiplyAdd(polynomial, square, T.All(-0.0268533472f));
        polynomial = T.MultiplyAdd(polynomial, square, T.All(0.112835787f));
        polynomial = T.MultiplyAdd(polynomial, square, T.All(-0.37612626f));
        polynomial = T.MultiplyAdd(polynomial, square, T.All(0.128379166f));
        return T.MultiplyAdd(polynomial, x, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Outer<T>(T t)
        where T : struct, ILanes<T>
    {
        T square = t * t;
        T odd = T.MultiplyAdd(T.All(2.29346284e-07f), square, T.All(2.27967539e-05f));
        odd = T.MultiplyAdd(odd, square, T.All(-0.000292438024f));
        odd = T.MultiplyAdd(odd, square, T.All(0.000485491822f));
        odd = T.MultiplyAdd(odd, square, T.All(0.00663326913f));
        odd = T.MultiplyAdd(odd, square, T.All(0.00946248602f));
        odd = T.MultiplyAdd(odd, square, T.All(0.00253492966f));

        T even = T.MultiplyAdd(T.All(1.06309346e-06f), square, T.All(-1.7092394e-05f));
        even = T.MultiplyAdd(even, square, T.All(7.77024616e-05f));
        even = T.MultiplyAdd(even, square, T.All(0.000331450981f));
        even = T.MultiplyAdd(even, square, T.All(-0.0029063744f));
        even = T.MultiplyAdd(even, square, T.All(-0.00959555991f));
        even = T.MultiplyAdd(even, square, T.All(-0.00626013055f));

        return T.MultiplyAdd(T.MultiplyAdd(even, t, odd), t, T.All(0.999521255f));
    }
}
