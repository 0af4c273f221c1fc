namespace StaticNet.Tests.Numerics;

/// <summary>erf in double by two classical expansions, independent of the polynomials under test.</summary>
internal static class ErfReference
{
    private const double SqrtPi = 1.7724538509055161;

    public static double Erf(double x) => Math.Abs(x) switch
    {
        < 2 => Series(x),
        < 6 => Math.CopySign(1 - ComplementOfLarge(Math.Abs(x)), x),
        double.NaN => double.NaN,
        _ => Math.CopySign(1, x),
    };

    /// <summary>The distribution function of the standard normal, with all its digits where it is small.</summary>
    public static double Normal(double x) => x switch
    {
        < -2 => ComplementOfLarge(-x / Math.Sqrt(2)) / 2,
        double.NaN => double.NaN,
        _ => (1 + Erf(x / Math.Sqrt(2))) / 2,
    };

    /// <summary>2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (1·3·…·(2n+1)): terms of one sign, nothing cancels (DLMF 7.6.2).</summary>
    private static double Series(double x)
    {
        double term = x, sum = x, previous;
        int odd = 1;
        do
        {
            previous = sum;
            odd += 2;
            term *= 2 * x * x / odd;
            sum += term;
        }
        while (sum != previous);
        return 2 / SqrtPi * Math.Exp(-x * x) * sum;
    }

    /// <summary>erfc as Laplace's continued fraction, from the 60th level inward (DLMF 7.9.1).</summary>
    private static double ComplementOfLarge(double x)
    {
        double tail = x;
        for (int level = 60; level >= 1; level--)
            tail = x + (level / 2.0 / tail);
        return Math.Exp(-x * x) / (SqrtPi * tail);
    }
}
