namespace StaticNet.Augmentations;

/// <summary>Random choices that take one word each, whatever comes of them.</summary>
internal static class AugmentationRandom
{
    private const double WordScale = 1.0 / 4294967296;

    /// <summary>A number uniform in [0, 1), a multiple of 2⁻³².</summary>
    public static double NextUnit(ref RandomStream random) => random.NextUInt32() * WordScale;

    /// <summary>A number uniform in [low, high); low where both are equal.</summary>
    public static double Between(ref RandomStream random, double low, double high) => low + ((high - low) * NextUnit(ref random));

    /// <summary>An integer in [low, high], each with the same probability but for bound/2³².</summary>
    public static int Integer(ref RandomStream random, int low, int high) =>
        low + (int)(((ulong)random.NextUInt32() * (ulong)((long)high - low + 1)) >> 32);

    /// <summary>Whether something happens; never with probability 0, always with 1.</summary>
    public static bool Happens(ref RandomStream random, double probability) => NextUnit(ref random) < probability;
}
