using System.Numerics;
using StaticNet.Files;

namespace StaticNet.Federated;

/// <summary>How a server aggregates securely.</summary>
public sealed record SecureAggregationOptions
{
    private const double Half = 0.5;

    // A part such as 0.6, times a number such as 5, may come out above the whole number that it is.
    private const double RoundingError = 1e-9;

    /// <summary>
    /// The part of the invited clients that must get through every phase, and the part of the holders of a client's shares that rebuild its secrets: above 1/2, at most 1; 2/3 by default.
    /// </summary>
    /// <remarks>
    /// t shares of n rebuild a secret. A server that shows its clients different lists of drop-outs could collect t shares of a client's key from some and t of its seed from others, and so
    /// unmask one update, where 2t ≤ n + c and c of the holders work for it. More than half forbids that to a server alone; two thirds forbid it with up to a third of the holders (Bonawitz et
    /// al. 2017, section 6.2). Less than t holders that work for an honest server learn nothing. More is safer and lets fewer drop out.
    /// </remarks>
    public double Threshold { get; init; } = 2.0 / 3;

    /// <summary>
    /// The clients that each shares masks and keys with; an even number from 2 to 254, or null for all others, as Bonawitz et al. have it.
    /// </summary>
    /// <remarks>
    /// All others make n·(n − 1) shares and masks of the whole model, at most 255 clients. With k neighbours on a ring in random order (a random Harary graph, Bell et al. 2020, "Secure
    /// Single-Server Aggregation with (Poly)Logarithmic Overhead") they are n·k, and the number of clients isn't bounded by it. k grows with the logarithm of n and with the part that may drop
    /// out or work for the server: the threshold then holds for each client's k + 1 holders, itself among them, and one neighbourhood with too few ends the round.
    /// </remarks>
    public int? Neighbours { get; init; }

    /// <summary>What the change of each trained element is clipped to, in both directions; 1 by default.</summary>
    public double Range { get; init; } = 1;

    /// <summary>
    /// What the change of each statistic of a normalization is clipped to, in both directions; 16 by default. A variance that is further from its start gets there in several rounds.
    /// </summary>
    public double StatisticRange { get; init; } = 16;

    /// <summary>
    /// The bits of an element, its sign included, from 2 to 24; null, the default, for as many as the number of clients lets.
    /// </summary>
    /// <remarks>
    /// A step is s = range/(2^(Bits − 1) − 1). The mean of K updates of n_k samples is wrong by at most s/2·MaximumSamples·K/Σ n_k with <see cref="SecureRounding.Nearest"/>, by less than
    /// twice that, and by 0 on average, with <see cref="SecureRounding.Stochastic"/>. The sum of K elements has to stay below 2³¹.
    /// </remarks>
    public int? Bits { get; init; }

    /// <summary>The most samples that a client counts for; 10,000 by default. 1 gives all clients with samples the same weight.</summary>
    public long MaximumSamples { get; init; } = 10_000;

    /// <summary>How elements are rounded; at random by default.</summary>
    public SecureRounding Rounding { get; init; } = SecureRounding.Stochastic;

    /// <summary>The time in which clients answer in a phase without training; 30 seconds by default.</summary>
    public TimeSpan PhaseTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The time in which clients train and mask their updates; 10 minutes by default.</summary>
    public TimeSpan FitTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The fewest of a number of clients that have to get through: ⌈Threshold·clients⌉, and more than half of them.</summary>
    /// <param name="clients">The number of clients.</param>
    internal int ThresholdOf(int clients) => Math.Max(clients / 2 + 1, (int)Math.Ceiling(Threshold * clients - RoundingError));

    /// <summary>The encoding for a number of clients.</summary>
    /// <param name="clients">The number of clients.</param>
    /// <param name="layout">What the elements of the model are.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds, or sums of that many clients could overflow.</exception>
    internal FixedPointEncoding EncodingOf(int clients, StateDictLayout layout)
    {
        Check(Threshold > Half && Threshold <= 1, $"{nameof(Threshold)} is {Threshold}; it must be above 1/2 and at most 1.");
        Check(double.IsFinite(Range) && Range > 0, $"{nameof(Range)} is {Range}; it must be finite and above 0.");
        Check(double.IsFinite(StatisticRange) && StatisticRange > 0, $"{nameof(StatisticRange)} is {StatisticRange}; it must be finite and above 0.");
        Check(Neighbours is null or (>= 2 and < SecretSharing.MaximumHolders and int) && (Neighbours ?? 0) % 2 == 0, $"{nameof(Neighbours)} is {Neighbours}; it must be even and from 2 to 254.");
        Check(
            Neighbours is not null || clients <= SecretSharing.MaximumHolders,
            $"{clients} clients can't all share keys with each other; set {nameof(Neighbours)}, or take at most {SecretSharing.MaximumHolders} clients.");

        // K·(2^(bits − 1) − 1) < 2³¹
        int most = Math.Min(FixedPointEncoding.MaximumBits, BitOperations.Log2((uint)(int.MaxValue / clients + 1)) + 1);
        int bits = Bits ?? most;
        Check(bits >= FixedPointEncoding.MinimumBits, $"{nameof(Bits)} is {bits}; it must be at least {FixedPointEncoding.MinimumBits}.");
        Check(bits <= most, $"Sums of {clients} elements of {bits} bits could overflow; set {nameof(Bits)} to at most {most}, or take fewer clients.");
        Check(
            MaximumSamples >= 1 && MaximumSamples <= uint.MaxValue / (uint)clients,
            $"{nameof(MaximumSamples)} is {MaximumSamples}; with {clients} clients it must be from 1 to {uint.MaxValue / (uint)clients}, so that their sum can't overflow.");
        return new FixedPointEncoding(ElementRanges.Of(layout, Range, StatisticRange), bits, MaximumSamples, Rounding);
    }

    private static void Check(bool holds, string message)
    {
        if (!holds)
            throw new ArgumentException(message);
    }
}
