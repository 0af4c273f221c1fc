namespace StaticNet.Federated;

/// <summary>
/// The mean of each element over the clients without the ⌊β·n⌋ smallest and the ⌊β·n⌋ largest of n values (Yin et al. 2018, "Byzantine-robust distributed learning"). Numbers of
/// samples don't matter.
/// </summary>
public sealed class TrimmedMean : CoordinateAggregator
{
    /// <summary>A trimmed mean.</summary>
    /// <param name="fraction">The part β that is left out at each side; at least 0, below a half.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is outside that range.</exception>
    public TrimmedMean(double fraction)
    {
        if (!(fraction is >= 0 and < 0.5))
            throw Setting.Refusal(fraction, nameof(fraction), "at least 0 and below 0.5, since it is left out at both sides");
        Fraction = fraction;
    }

    /// <summary>The part that is left out at each side.</summary>
    public double Fraction { get; }

    /// <inheritdoc/>
    public override string Name => "trimmed mean";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, double> Numbers => new Dictionary<string, double> { [nameof(Fraction)] = Fraction };

    /// <inheritdoc/>
    protected override double CombineSorted(ReadOnlySpan<float> values)
    {
        // In decimal 0.29 of 100 are 29; in double they are a little less.
        int trimmed = (int)decimal.Floor((decimal)Fraction * values.Length);
        var kept = values[trimmed..^trimmed];
        double sum = 0;
        foreach (float value in kept)
            sum += value;
        return sum / kept.Length;
    }
}
