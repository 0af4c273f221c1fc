namespace StaticNet.Federated.Tests.SecureAggregation;

/// <summary>Pearson's test of whether all byte values are equally frequent: 255 degrees of freedom, so that a uniform source gives 255 ± 22.6.</summary>
internal static class Uniformity
{
    /// <summary>Four standard deviations below.</summary>
    public const double Least = 165;

    /// <summary>Four standard deviations above.</summary>
    public const double Most = 345;

    public static double ChiSquare(ReadOnlySpan<byte> bytes)
    {
        int[] counts = new int[256];
        foreach (byte value in bytes)
            counts[value]++;
        double expected = bytes.Length / 256.0;
        return counts.Sum(count => (count - expected) * (count - expected) / expected);
    }
}
