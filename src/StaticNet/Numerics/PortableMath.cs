namespace StaticNet.Numerics;

/// <summary>Functions of doubles with the same bits on every machine, unlike the C library's.</summary>
internal static class PortableMath
{
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
