namespace StaticNet.Data;

/// <summary>The map of numbers to centre 0 and spread 1; all to 0 if they were constant.</summary>
/// <param name="Mean">The mean of the training values, or their median.</param>
/// <param name="Deviation">
/// Their standard deviation, of the population: divided by their number; or the distance of their quartiles; 0 if they are equal.
/// </param>
internal sealed record Standardization(double Mean, double Deviation)
{
    /// <summary>The map that changes nothing.</summary>
    public static Standardization None { get; } = new(0, 1);

    /// <summary>Whether the map is one.</summary>
    public bool IsValid => double.IsFinite(Mean) && double.IsFinite(Deviation) && Deviation >= 0;

    /// <summary>The map of some values.</summary>
    /// <param name="values">At least one.</param>
    /// <param name="scale">What centre and spread are taken by.</param>
    public static Standardization Fit(ReadOnlySpan<double> values, NumberScale scale)
    {
        var standard = Fit(values);
        if (scale == NumberScale.Standard || standard.Deviation == 0)
            return standard;
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        double spread = Quantile(sorted, 0.75) - Quantile(sorted, 0.25);
        return new(Quantile(sorted, 0.5), spread == 0 ? standard.Deviation : spread);
    }

    /// <summary>The map of some values by mean and deviation: two passes in their order, sums in double precision.</summary>
    /// <param name="values">At least one.</param>
    public static Standardization Fit(ReadOnlySpan<double> values)
    {
        double sum = 0, smallest = values[0], largest = values[0];
        foreach (double value in values)
        {
            sum += value;
            smallest = Math.Min(smallest, value);
            largest = Math.Max(largest, value);
        }

        // Rounding would leave equal values a tiny deviation, which is then blown up.
        if (smallest == largest)
            return new(smallest, 0);
        double mean = sum / values.Length;
        double squares = 0;
        foreach (double value in values)
            squares += (value - mean) * (value - mean);
        return new(mean, Math.Sqrt(squares / values.Length));
    }

    /// <summary>(value − mean) / deviation, not finite if that is beyond the largest float.</summary>
    public float Apply(double value) => Deviation == 0 ? 0 : (float)((value - Mean) / Deviation);

    /// <summary>The value that was mapped to this one.</summary>
    public double Invert(double value) => (value * Deviation) + Mean;

    // Linear between the two nearest, as in NumPy.
    private static double Quantile(double[] sorted, double fraction)
    {
        double place = fraction * (sorted.Length - 1);
        int below = (int)place;
        double share = place - below;
        return share == 0 ? sorted[below] : (sorted[below] * (1 - share)) + (sorted[below + 1] * share);
    }
}
