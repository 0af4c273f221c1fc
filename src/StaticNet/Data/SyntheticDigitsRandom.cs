namespace StaticNet.Data;

/// <summary>
/// The distributions that digits are drawn from: sums and products of exact numbers only, so they have the same bits on every
/// machine. A normal distribution by inversion wouldn't: its tails need a logarithm.
/// </summary>
internal static class SyntheticDigitsRandom
{
    private const double SquareRootOf3 = 1.7320508075688772;

    /// <summary>A number uniform in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public static double Between(ref RandomStream random, double low, double high) => low + (high - low) * random.NextSingle();

    /// <summary>
    /// A number of the bell-shaped sum of four uniform ones (Irwin and Hall), with mean 0 and deviation 1, at most 3.47 from 0.
    /// </summary>
    public static double Bell(ref RandomStream random)
    {
        double sum = random.NextSingle();
        sum += random.NextSingle();
        sum += random.NextSingle();
        sum += random.NextSingle();
        return (sum - 2) * SquareRootOf3;
    }
}
