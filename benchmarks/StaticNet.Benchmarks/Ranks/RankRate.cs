namespace StaticNet.Benchmarks.Ranks;

/// <summary>What a round of steps took.</summary>
/// <param name="StepsPerSecond">Its rate.</param>
/// <param name="BytesPerStep">The bytes that this rank has sent.</param>
/// <param name="Communication">The part of the time that this rank has sent, received and waited.</param>
internal readonly record struct RankRate(double StepsPerSecond, double BytesPerStep, double Communication)
{
    /// <summary>That of no round.</summary>
    public static readonly RankRate None = new(0, 0, 0);

    /// <summary>The faster of two.</summary>
    /// <param name="other">The other.</param>
    public RankRate Best(RankRate other) => other.StepsPerSecond > StepsPerSecond ? other : this;
}
