namespace StaticNet.Numerics;

/// <summary>Functions of doubles with the same bits on every machine, unlike the C library's.</summary>
internal static class PortableMath
{
    // ln 2 in two parts; the first has so few bits that its product with an exponent is exact.
    private const double Log2High = 0.693147180369123816490;
    private const double Log2Low = 1.90821492927058770002e-10;

    // Below it e to the power of x is 0 in double.
    private const double SmallestExponent = -746;

    // With |r| at most ln 2 / 2 the next term of the series is below 2⁻⁵⁹.
    private const int Terms = 14;

    private const double SmallestNormal = 2.2250738585072014e-308;

    // With |x| at most π/4 the next terms of both series are below 2⁻⁶⁰.
    private const int LastCosineOrder = 16;

    /// <summary>e to the power of x, within 2 ulp where the result is normal; x is at most 0.</summary>
    /// <param name="x">0 or less.</param>
    public static double Exp(double x)
    {
        if (x < SmallestExponent)
            return 0;

        // e^x = 2^k · e^r
        double k = Math.Round(x / Log2High);
        double r = x - (k * Log2High) - (k * Log2Low);
        double sum = 1;
        for (int term = Terms; term > 0; term--)
            sum = 1 + (sum * r / term);
        return Math.ScaleB(sum, (int)k);
    }

    /// <summary>value to the power of exponent, by squaring.</summary>
    /// <param name="value">The base.</param>
    /// <param name="exponent">0 or more.</param>
    public static double Power(double value, long exponent)
    {
        double power = 1;
        for (; exponent > 0; exponent >>= 1, value *= value)
            if ((exponent & 1) != 0)
                power *= value;
        return power;
    }

    /// <summary>
    /// value to the power of exponent, with the exponent's integer part by squaring and <see cref="Log"/> for the rest: relative
    /// error below 1e-11 for exponents up to 100.
    /// </summary>
    /// <param name="value">In [0, 1]; 0 where it is below the smallest normal number.</param>
    /// <param name="exponent">Above 0, at most 10⁹.</param>
    public static double Power(double value, double exponent)
    {
        if (value < SmallestNormal)
            return 0;
        double whole = Math.Floor(exponent);
        double power = Power(value, (long)whole);
        return whole == exponent ? power : power * Exp((exponent - whole) * Log(value));
    }

    /// <summary>The natural logarithm of a normal number: exponent · ln 2 + 2·artanh(s), s = (m − 1)/(m + 1), error below 1e-12.</summary>
    /// <param name="value">Positive and normal.</param>
    public static double Log(double value)
    {
        const double Ln2 = 0.69314718055994531;
        const long SqrtHalfBits = 0x3FE6A09E667F3BCD;

        // The mantissa m goes to [√½, √2), where s is smallest.
        long bits = BitConverter.DoubleToInt64Bits(value);
        long exponent = (bits - SqrtHalfBits) >> 52;
        double m = BitConverter.Int64BitsToDouble(bits - (exponent << 52));

        double s = (m - 1) / (m + 1);
        double square = s * s;
        double series = 1.0 / 15;
        for (int divisor = 13; divisor >= 1; divisor -= 2)
            series = (series * square) + (1.0 / divisor);
        return (exponent * Ln2) + (2 * s * series);
    }

    /// <summary>The sine and cosine of an angle in half turns, error below 1e-15; those of quarter turns are exact.</summary>
    /// <param name="halfTurns">The angle over π; up to 10⁹ of either sign.</param>
    public static (double Sine, double Cosine) SinCosPi(double halfTurns)
    {
        // The nearest quarter turn, and at most an eighth of a turn from there.
        double quarters = Math.Round(2 * halfTurns);
        double x = Math.PI * (halfTurns - (0.5 * quarters));
        double square = x * x;
        double sine = 1, cosine = 1;
        for (int order = LastCosineOrder; order > 0; order -= 2)
        {
            cosine = 1 - (cosine * square / ((order - 1) * order));
            sine = 1 - (sine * square / (order * (order + 1)));
        }

        sine *= x;
        return ((long)quarters & 3) switch
        {
            0 => (sine, cosine),
            1 => (cosine, -sine),
            2 => (-sine, -cosine),
            _ => (-cosine, sine),
        };
    }
}
