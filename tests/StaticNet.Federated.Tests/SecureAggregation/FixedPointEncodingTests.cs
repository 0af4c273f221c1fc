namespace StaticNet.Federated.Tests.SecureAggregation;

public sealed class FixedPointEncodingTests
{
    private static readonly Secret Key = Secret.Draw(new SeededRandom(1));

    [Fact]
    public void Encode_Extremes_AreTheLevels()
    {
        foreach (var rounding in Enum.GetValues<SecureRounding>())
        {
            uint[] words = new FixedPointEncoding(Of(5, 2), 8, 10, rounding).Encode([2, -2, 50, -50, 0], 99, Key);
            Assert.Equal([127, -127, 127, -127, 0, 10], words.Select(word => (int)word));
        }
    }

    [Fact]
    public void Encode_FewerSamples_WeighLess()
    {
        uint[] words = new FixedPointEncoding(Of(2, 2), 8, 10, SecureRounding.Nearest).Encode([2, -1], 5, Key);
        Assert.Equal([64, -32, 5], words.Select(word => (int)word));
    }

    [Fact]
    public void Encode_AtRandom_IsRightOnAverageAndWithinAStep()
    {
        var encoding = new FixedPointEncoding(Of(100_000, 1), 6, 1, SecureRounding.Stochastic);
        float[] update = [.. Enumerable.Repeat(0.2f, 100_000)];
        int[] steps = [.. encoding.Encode(update, 1, Key)[..^1].Select(word => (int)word)];

        // 0.2·31 = 6.2: six, and seven in a fifth of the cases
        Assert.Equal([6, 7], steps.Distinct().Order());
        Assert.InRange(steps.Average(), 6.2 - 4 * 0.4 / Math.Sqrt(100_000), 6.2 + 4 * 0.4 / Math.Sqrt(100_000));
    }

    [Fact]
    public void DecodeMean_OfAsManyAsFit_DoesntOverflow()
    {
        int clients = 127;
        var encoding = new SecureAggregationOptions { Rounding = SecureRounding.Nearest }.EncodingOf(clients, SecureGroup.LayoutOf(2));
        uint[] sum = new uint[3];
        for (int i = 0; i < clients; i++)
            MaskStream.Add(sum, encoding.Encode([1, -1], 10_000, Key));
        Assert.Equal([1, -1], encoding.DecodeMean(sum));
    }

    [Theory]
    [InlineData(3, 24)]
    [InlineData(255, 24)]
    [InlineData(256, 24)]
    [InlineData(257, 23)]
    [InlineData(1000, 22)]
    [InlineData(5000, 19)]
    public void EncodingOf_Clients_TakesTheMostBitsThatFit(int clients, int bits)
    {
        var encoding = new SecureAggregationOptions { Neighbours = 20 }.EncodingOf(clients, SecureGroup.LayoutOf(2));
        Assert.Equal(bits, encoding.Bits);
        Assert.True((long)clients * ((1 << (bits - 1)) - 1) <= int.MaxValue);
        Assert.True(bits == 24 || (long)clients * ((1 << bits) - 1) > int.MaxValue);
    }

    [Fact]
    public void EncodingOf_OptionsThatDontFit_NameTheWayOut()
    {
        Refuses(new() { Neighbours = 20, Bits = 23 }, 1000, "Sums of 1000 elements of 23 bits could overflow; set Bits to at most 22, or take fewer clients.");
        Refuses(new() { Bits = 25 }, 3, "Sums of 3 elements of 25 bits could overflow; set Bits to at most 24, or take fewer clients.");
        Refuses(new() { Bits = 1 }, 3, "Bits is 1; it must be at least 2.");
        Refuses(new(), 256, "256 clients can't all share keys with each other; set Neighbours, or take at most 255 clients.");
        Refuses(new() { MaximumSamples = 1L << 31 }, 3, "MaximumSamples is 2147483648; with 3 clients it must be from 1 to 1431655765, so that their sum can't overflow.");
        Refuses(new() { Threshold = 0.5 }, 3, "Threshold is 0.5; it must be above 1/2 and at most 1.");
        Refuses(new() { Range = double.NaN }, 3, "Range is NaN; it must be finite and above 0.");
        Refuses(new() { StatisticRange = 0 }, 3, "StatisticRange is 0; it must be finite and above 0.");
        Refuses(new() { Neighbours = 5 }, 9, "Neighbours is 5; it must be even and from 2 to 254.");
        Refuses(new() { Neighbours = 256 }, 900, "Neighbours is 256; it must be even and from 2 to 254.");
    }

    [Theory]
    [InlineData(2.0 / 3, 3, 2)]
    [InlineData(2.0 / 3, 100, 67)]
    [InlineData(0.51, 100, 51)]
    [InlineData(0.51, 4, 3)]
    [InlineData(1, 7, 7)]
    public void ThresholdOf_Clients_IsThePartRoundedUpAndMoreThanHalf(double threshold, int clients, int expected) =>
        Assert.Equal(expected, new SecureAggregationOptions { Threshold = threshold }.ThresholdOf(clients));

    private static ElementRanges Of(int elements, double range) => new([(elements, range)]);

    private static void Refuses(SecureAggregationOptions options, int clients, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => options.EncodingOf(clients, SecureGroup.LayoutOf(2))).Message);
}
