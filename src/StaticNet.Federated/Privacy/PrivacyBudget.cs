namespace StaticNet.Federated;

/// <summary>What noise a promise of privacy takes.</summary>
public static class PrivacyBudget
{
    private const double Tolerance = 1e-6;
    private const double MostNoise = 1e9;

    /// <summary>The least noise multiplier, to a millionth of it, with which rounds stay within an ε.</summary>
    /// <param name="targetEpsilon">The ε; above 0.</param>
    /// <param name="delta">The δ; above 0, below 1.</param>
    /// <param name="samplingRate">The probability that a client takes part in a round; above 0, at most 1.</param>
    /// <param name="steps">The number of rounds; 1 or more.</param>
    /// <param name="conversion">The bound that makes an ε of a divergence.</param>
    /// <returns>A multiplier that keeps the promise by <see cref="PrivacyAccountant"/>'s default orders.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range, or no noise is enough: the ε is too small for the bound.</exception>
    public static double FindNoiseMultiplier(
        double targetEpsilon, double delta, double samplingRate, long steps, PrivacyConversion conversion = PrivacyConversion.Tight)
    {
        Setting.Positive(targetEpsilon, nameof(targetEpsilon));
        Setting.Probability(delta, nameof(delta));
        Setting.Rate(samplingRate, nameof(samplingRate));
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        double enough = 1;
        while (!IsEnough(enough))
        {
            enough *= 2;
            if (enough > MostNoise)
                throw Setting.Refusal(targetEpsilon, nameof(targetEpsilon), $"larger, since no noise is enough for it at δ = {delta}");
        }

        double tooLittle = enough / 2;
        while (tooLittle > Tolerance && IsEnough(tooLittle))
            (enough, tooLittle) = (tooLittle, tooLittle / 2);
        while (enough - tooLittle > Tolerance * enough)
        {
            double middle = (enough + tooLittle) / 2;
            if (IsEnough(middle))
                enough = middle;
            else
                tooLittle = middle;
        }

        return enough;

        bool IsEnough(double noiseMultiplier)
        {
            var accountant = new PrivacyAccountant();
            accountant.Add(noiseMultiplier, samplingRate, steps);
            return accountant.GetEpsilon(delta, conversion).Epsilon <= targetEpsilon;
        }
    }
}
