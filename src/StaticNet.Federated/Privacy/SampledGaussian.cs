namespace StaticNet.Federated;

/// <summary>
/// The sampled Gaussian mechanism: each client takes part with probability q, independently of the others (Poisson sampling), and the sum of updates of norm S at most gets normal
/// noise of standard deviation z·S in each element. Datasets are neighbours if one has a client more than the other.
/// </summary>
public static class SampledGaussian
{
    // A series that was cut there is so far within a few parts of a billion.
    private const int MostTerms = 1000;

    private const double MostOrder = 65536;

    // exp(−30) is 1e-13.
    private const double Negligible = 30;

    /// <summary>
    /// The Rényi divergence of order α between what neighbours release in a round (Mironov, Talwar, Zhang 2019, "Rényi differential privacy of the sampled Gaussian mechanism"):
    /// log(A)/(α − 1) with A = E[(1 − q + q·exp((2x − 1)/(2z²)))^α], x normal with standard deviation z. A whole α is a finite sum, another one two series (section 3.3); with q = 1
    /// it is α/(2z²).
    /// </summary>
    /// <param name="order">The order α: above 1, at most 65,536.</param>
    /// <param name="noiseMultiplier">The noise z as a multiple of the norm; 0 or more.</param>
    /// <param name="samplingRate">The probability q that a client takes part, in [0, 1].</param>
    /// <returns>The divergence: 0 if nobody takes part, infinite without noise.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public static double GetDivergence(double order, double noiseMultiplier, double samplingRate)
    {
        CheckOrder(order, nameof(order));
        Setting.NotNegative(noiseMultiplier, nameof(noiseMultiplier));
        if (!(samplingRate is >= 0 and <= 1))
            throw Setting.Refusal(samplingRate, nameof(samplingRate), "a probability, from 0 to 1");

        if (samplingRate == 0)
            return 0;
        if (noiseMultiplier * noiseMultiplier == 0)
            return double.PositiveInfinity;
        if (samplingRate == 1)
            return order / (2 * noiseMultiplier * noiseMultiplier);

        double lower = Math.Floor(order);
        if (lower == order)
            return OfWhole((int)order, noiseMultiplier, samplingRate);
        // A divergence grows with its order, so rounding doesn't lead out of these.
        return Math.Clamp(
            OfFraction(order, noiseMultiplier, samplingRate),
            lower < 2 ? 0 : OfWhole((int)lower, noiseMultiplier, samplingRate),
            OfWhole((int)lower + 1, noiseMultiplier, samplingRate));
    }

    /// <summary>Refuses an order that no divergence is computed of.</summary>
    internal static void CheckOrder(double order, string argument)
    {
        if (!(order is > 1 and <= MostOrder))
            throw Setting.Refusal(order, argument, $"above 1 and at most {MostOrder}");
    }

    /// <summary>A = Σ_i C(α, i)·(1 − q)^(α − i)·q^i·exp((i² − i)/(2z²)).</summary>
    private static double OfWhole(int order, double noise, double rate)
    {
        // Without the exponentials the sum is 1, so A − 1 has those less 1: no digit is lost where A is hardly more.
        double logRate = Math.Log(rate), logRest = LogSpace.LogOfOnePlus(-rate);
        double logCoefficient = Math.Log(order), logSum = double.NegativeInfinity;
        for (int i = 2; i <= order; i++)
        {
            logCoefficient += Math.Log((double)(order - i + 1) / i);
            double exponent = ((double)i * i - i) / (2 * noise * noise);
            logSum = LogSpace.Add(logSum, logCoefficient + (i * logRate) + ((order - i) * logRest) + LogSpace.LogOfExpLessOne(exponent));
        }

        return LogSpace.Add(0, logSum) / (order - 1);
    }

    /// <summary>
    /// The same sum with an infinity of terms, over x below and above z₀, where both parts of the mixture are equal. From i = α on terms change their sign and become smaller, so that
    /// what is left out is less than the last one, which is added: the result is never too small.
    /// </summary>
    private static double OfFraction(double order, double noise, double rate)
    {
        double logRate = Math.Log(rate), logRest = LogSpace.LogOfOnePlus(-rate);
        double middle = (noise * noise * (logRest - logRate)) + 0.5;
        double logCoefficient = 0, positive = double.NegativeInfinity, negative = double.NegativeInfinity;
        bool isNegative = false;
        for (int i = 0; ; i++)
        {
            double j = order - i;
            double below = logCoefficient + (i * logRate) + (j * logRest) + LogMoment(i, noise, (i - middle) / noise);
            double above = logCoefficient + (j * logRate) + (i * logRest) + LogMoment(j, noise, (middle - j) / noise);
            double both = LogSpace.Add(below, above);
            if (isNegative)
                negative = LogSpace.Add(negative, both);
            else
                positive = LogSpace.Add(positive, both);

            if (i > order && (both < positive - Negligible || i >= MostTerms))
                return LogSpace.Subtract(LogSpace.Add(positive, both), negative) / (order - 1);
            logCoefficient += Math.Log(Math.Abs(j) / (i + 1));
            isNegative ^= j < 0;
        }
    }

    /// <summary>The logarithm of exp((i² − i)/(2z²)) · P(a normal variable is above the limit).</summary>
    private static double LogMoment(double i, double noise, double limit) =>
        (((i * i) - i) / (2 * noise * noise)) + Math.Log(0.5) + LogSpace.LogErfc(limit / Math.Sqrt(2));
}
