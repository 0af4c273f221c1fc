namespace StaticNet;

/// <summary>The map of numbers to mean 0 and deviation 1; all to 0 if they were constant.</summary>
/// <param name="Mean">The mean of the training values.</param>
/// <param name="Deviation">Their standard deviation, of the population: divided by their number; 0 if they are equal.</param>
internal sealed record Standardization(double Mean, double Deviation)
{
    /// <summary>The map that changes nothing.</summary>
    public static Standardization None { get; } = new(0, 1);

    /// <summary>Whether the map is one.</summary>
    public bool IsValid => double.IsFinite(Mean) && double.IsFinite(Deviation) && Deviation >= 0;

    /// <summary>The map of some values: two passes in their order, sums in double precision.</summary>
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
}
