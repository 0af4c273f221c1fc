using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// ln x = k·ln 2 + ln m with x = 2ᵏ·m and m in [√½, √2), where ln m = f − f²/2 + f³·p(f), f = m − 1, and p is a polynomial of
/// degree 8 (minimax, relative error of ln m below 8e-10).
/// </summary>
internal static class LogKernel
{
    private const int SqrtHalfBits = 0x3F3504F3;
    private const int MantissaBits = 23;
    private const float SmallestNormal = 1.17549435e-38f;
    private const float DenormalScale = 8388608f;
    private const float DenormalExponent = -23f;

    // ln 2 in two parts; k times the first is exact.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Log<T>(T x)
        where T : struct, ILanes<T>
    {
        T normal = T.SelectGreater(T.All(SmallestNormal), x, x * T.All(DenormalScale), x);
        T offset = T.SelectGreater(T.All(SmallestNormal), x, T.All(DenormalExponent), T.All(0f));
        T exponent = T.ShiftBitsRight(T.AddBits(normal, -SqrtHalfBits), MantissaBits);
        T f = T.SubtractBits(normal, T.ShiftBitsLeft(exponent, MantissaBits)) - T.All(1f);
        T k = T.BitsToNumber(exponent) + offset;

        T result = OfReduced(k, f);

        // +∞ stays, ±0 gives −∞; what is neither those nor positive has no logarithm.
        T special = T.SelectEqual(x, T.All(0f), T.All(float.NegativeInfinity), T.All(float.NaN));
        result = T.SelectGreater(x, T.All(0f), result, special);
        return T.SelectEqual(x, T.All(float.PositiveInfinity), x, result);
    }

    /// <summary>k·ln 2 + ln(1 + f) for f in [√½ − 1, √2 − 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T OfReduced<T>(T k, T f)
        where T : struct, ILanes<T>
    {
        T square = f * f;
        T correction = T.MultiplyAdd(k, T.All(Ln2Low), f * square * Polynomial(f, square));
        correction = T.MultiplyAdd(T.All(-0.5f), square, correction);
        return T.MultiplyAdd(k, T.All(Ln2High), f + correction);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Polynomial<T>(T f, T square)
        where T : struct, ILanes<T>
    {
        T fourth = square * square;
        T terms01 = T.MultiplyAdd(T.All(-0.250000119f), f, T.All(0.333333135f));
        T terms23 = T.MultiplyAdd(T.All(-0.166678533f), f, T.All(0.20002073f));
        T terms45 = T.MultiplyAdd(T.All(-0.124082372f), f, T.All(0.142202318f));
        T terms67 = T.MultiplyAdd(T.All(-0.116603911f), f, T.All(0.118862629f));
        T low = T.MultiplyAdd(terms23, square, terms01);
        T high = T.MultiplyAdd(T.All(0.0673251078f), fourth, T.MultiplyAdd(terms67, square, terms45));
        return T.MultiplyAdd(high, fourth, low);
    }
}
