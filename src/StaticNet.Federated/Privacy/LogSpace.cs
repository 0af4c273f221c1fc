namespace StaticNet.Federated;

/// <summary>Functions of logarithms, exact to some last bits where the plain formulas would lose all of them.</summary>
internal static class LogSpace
{
    // Below it the series of erf has few terms; above it the fraction of erfc has.
    private const double SeriesLimit = 1.5;

    /// <summary>log(1 + x), also for x near 0.</summary>
    public static double LogOfOnePlus(double x)
    {
        // What rounding 1 + x loses shows in (1 + x) − 1, by which the logarithm is corrected (Kahan).
        double sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>exp(x) − 1, also for x near 0.</summary>
    public static double ExpLessOne(double x)
    {
        double power = Math.Exp(x);
        if (power == 1)
            return x;
        return Math.Abs(x) > 1 ? power - 1 : (power - 1) * (x / Math.Log(power));
    }

    /// <summary>log(exp(x) − 1) for x above 0, also where exp(x) overflows.</summary>
    public static double LogOfExpLessOne(double x) => x > 1 ? x + LogOfOnePlus(-Math.Exp(-x)) : Math.Log(ExpLessOne(x));

    /// <summary>log(exp(a) + exp(b)).</summary>
    public static double Add(double a, double b)
    {
        double larger = Math.Max(a, b);
        return double.IsInfinity(larger) ? larger : larger + LogOfOnePlus(Math.Exp(Math.Min(a, b) - larger));
    }

    /// <summary>log(exp(a) − exp(b)), −∞ where b isn't smaller.</summary>
    public static double Subtract(double a, double b) => a > b ? a + LogOfOnePlus(-Math.Exp(b - a)) : double.NegativeInfinity;

    /// <summary>log(erfc(x)), also where erfc(x) vanishes.</summary>
    public static double LogErfc(double x)
    {
        if (x < -SeriesLimit)
            return Math.Log(2 - Math.Exp(LogErfc(-x)));
        return x < SeriesLimit ? LogOfOnePlus(-Erf(x)) : -(x * x) - Math.Log(ErfcFraction(x) * Math.Sqrt(Math.PI));
    }

    /// <summary>erf(x) = 2/√π · exp(−x²) · Σ 2ⁿ·x²ⁿ⁺¹/(2n + 1)!!, whose terms have one sign.</summary>
    private static double Erf(double x)
    {
        double term = x, sum = x;
        for (int n = 1; Math.Abs(term) > Math.Abs(sum) * 1e-17; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
    }

    /// <summary>x + (1/2)/(x + 1/(x + (3/2)/(x + …))) = exp(−x²)/(√π·erfc(x)), from the inside out.</summary>
    private static double ErfcFraction(double x)
    {
        // The error falls as exp(−4·x·√(n/2)).
        double fraction = x;
        for (int n = (int)(200 / (x * x)) + 10; n > 0; n--)
            fraction = x + (0.5 * n / fraction);
        return fraction;
    }
}
