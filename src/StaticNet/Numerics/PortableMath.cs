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
}
