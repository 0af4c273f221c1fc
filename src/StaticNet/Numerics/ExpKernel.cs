using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// eˣ = 2ⁿ·eʳ with n = x / ln 2 rounded and |r| ≤ ln 2 / 2, where eʳ = 1 + r + r²·q(r) and q is a polynomial of degree 5
/// (minimax, relative error of r + r²·q(r) below 5e-10).
/// </summary>
internal static class ExpKernel
{
    // 1.5·2²³: a float of this size has its unit at 1, so that adding it rounds to an integer, which is then in the low bits.
    private const float RoundingShift = 12582912f;
    private const int RoundingShiftBits = 0x4B400000;
    private const int ExponentBias = 127;
    private const int MantissaBits = 23;

    // ln 2 in two parts; n times the first is exact, with fused multiply-add or without.
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;
    private const float Log2E = 1.44269504f;

    // Where the result is certainly infinite and certainly 0.
    private const float Largest = 89f;
    private const float Smallest = -104f;

    // From n = −151, of the smallest result, to a normal 2ⁿ; and what moves the product back.
    private const int MovedUp = 64;
    private const float MovedBack = 5.42101086e-20f;

    // Where eˣ − 1 is certainly −1, and below which it is x but for half a unit in the last place.
    private const float MinusOne = -20f;
    private const float Identity = 1e-7f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILanes<T>
    {
        x = T.SelectGreater(x, T.All(Largest), T.All(Largest), x);
        Split(T.SelectGreater(T.All(Smallest), x, T.All(Smallest), x), out T mantissa, out T first, out T second);
        return mantissa * first * second;
    }

    /// <summary>eˣ for x up to 0, the bits of <see cref="Exp"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpUpTo0<T>(T x)
        where T : struct, ILanes<T> => ExpUpTo0(x, out _);

    /// <summary>
    /// eˣ and 1 + eˣ for x up to 0, the first with the bits of <see cref="Exp"/>: 2ⁿ is moved up by a power of two that every such n stays in the range with, so that the
    /// product is exact, and the product is moved back, which rounds it once where it is denormal. Both wait for nothing but that product.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpUpTo0<T>(T x, out T onePlus)
        where T : struct, ILanes<T>
    {
        T limited = T.AtLeast(x, T.All(Smallest));
        T shifted = ShiftedQuotient(limited, Log2E);
        T power = PowerOfTwo(T.AddBits(shifted, MovedUp));
        T movedUp = T.MultiplyAdd(FractionMinusOne(limited, shifted), power, power);
        onePlus = T.MultiplyAdd(movedUp, T.All(MovedBack), T.All(1f));
        return movedUp * T.All(MovedBack);
    }

    /// <summary>
    /// eˣ as mantissa · first · second for x in [−170, 89]. The factors are two powers of two of half the exponent each:
    /// 2ⁿ alone would leave the range before the product does, and a product that is denormal must be rounded once. A
    /// factor times the mantissa comes before both.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Split<T>(T x, out T mantissa, out T first, out T second)
        where T : struct, ILanes<T>
    {
        T shifted = ShiftedQuotient(x, Log2E);
        mantissa = T.All(1f) + FractionMinusOne(x, shifted);
        T exponent = T.AddBits(shifted, -RoundingShiftBits);
        T half = T.ShiftBitsRight(exponent, 1);
        first = PowerOfTwo(half);
        second = PowerOfTwo(T.SubtractBits(exponent, half));
    }

    /// <summary>eˣ − 1, which keeps its digits near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpMinusOne<T>(T x)
        where T : struct, ILanes<T>
    {
        T limited = T.SelectGreater(x, T.All(Largest), T.All(Largest), x);
        limited = T.SelectGreater(T.All(MinusOne), limited, T.All(MinusOne), limited);
        T shifted = ShiftedQuotient(limited, Log2E);

        // 2ⁿ·(eʳ − 1) + (2ⁿ − 1), all of it halved, since 2¹²⁸ is no float.
        T power = PowerOfTwo(T.AddBits(shifted, -1));
        T halved = T.MultiplyAdd(power, FractionMinusOne(limited, shifted), power - T.All(0.5f));

        // Where eˣ − 1 rounds to x: −0 and denormals, which halves would not keep, are among them.
        return T.SelectGreater(T.All(Identity), T.Abs(x), x, halved + halved);
    }

    /// <summary>e^y + 1 for y = 2·<paramref name="halved"/> in [0, 60]; garbage beyond.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ExpOfDoublePlusOne<T>(T halved)
        where T : struct, ILanes<T>
    {
        T shifted = ShiftedQuotient(halved, 2f * Log2E);
        T power = PowerOfTwo(shifted);
        return T.MultiplyAdd(power, FractionMinusOne(halved + halved, shifted), power + T.All(1f));
    }

    /// <summary>x · factor, rounded to the integer n, plus <see cref="RoundingShift"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ShiftedQuotient<T>(T x, float factor)
        where T : struct, ILanes<T> => T.MultiplyAdd(x, T.All(factor), T.All(RoundingShift));

    /// <summary>eʳ − 1 for r = x − n·ln 2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FractionMinusOne<T>(T x, T shifted)
        where T : struct, ILanes<T>
    {
        T n = shifted - T.All(RoundingShift);
        T r = T.MultiplyAdd(n, T.All(-Ln2High), x);
        r = T.MultiplyAdd(n, T.All(-Ln2Low), r);

        // Estrin's scheme: a shorter chain than Horner's, and callers often have one vector in flight.
        T square = r * r;
        T low = T.MultiplyAdd(T.All(0.166666657f), r, T.All(0.5f));
        T middle = T.MultiplyAdd(T.All(0.00833356939f), r, T.All(0.0416664816f));
        T high = T.MultiplyAdd(T.All(0.000197407397f), r, T.All(0.00139333471f));
        T polynomial = T.MultiplyAdd(T.MultiplyAdd(high, square, middle), square, low);
        return T.MultiplyAdd(polynomial, square, r);
    }

    /// <summary>2ⁿ for n in [-126, 127] in the low 9 bits; what lies above them is shifted out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T PowerOfTwo<T>(T bits)
        where T : struct, ILanes<T> => T.ShiftBitsLeft(T.AddBits(bits, ExponentBias), MantissaBits);
}
