using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// erf x = x + x·p(x²) for |x| ≤ 1, with p of degree 6 (minimax, relative error of erf below 2e-9), and ±q(|x| − 2.5) up to
/// 3.92, with q of degree 12 (error below 4e-8); both are computed and one is chosen.
/// </summary>
internal static class ErfKernel
{
    // From 3.92 on the nearest float is 1.
    private const float Saturation = 3.92f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Erf<T>(T x)
        where T : struct, ILanes<T>
    {
        T magnitude = T.Abs(x);
        T result = T.SelectGreater(magnitude, T.All(1f), Outer(magnitude - T.All(2.5f)), Inner(magnitude));
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
        T polynomial = T.MultiplyAdd(T.All(-9.08159927e-06f), t, T.All(2.10563649e-05f));
        polynomial = T.MultiplyAdd(polynomial, t, T.All(6.15991157e-05f));
        polynomial = T.MultiplyAdd(polynomial, t, T.All(-0.000278982858f));
        polynomial = T.MultiplyAdd(polynomial, t, T.All(0.000287251256f));
        polynomial = T.MultiplyAdd(polynomial, t, T.All(0.000570525764f));
        polynomial = T.MultiplyAdd(polynomial, t, T.All(-0.00281909877f));
        polynomial = T.MultiplyAdd(polynomial, t, T.All(0.00610312028f));
        polynomial = T.MultiplyAdd(polynomial, t, T.All(-0.00861475989f));
        polynomial = T.MultiplyAdd(polynomial, t, T.All(0.00835327711f));
        polynomial = T.MultiplyAdd(polynomial, t, T.All(-0.00544679724f));
        polynomial = T.MultiplyAdd(polynomial, t, T.All(0.00217807665f));
        return T.MultiplyAdd(polynomial, t, T.All(0.999593079f));
    }
}
