using StaticNet.Numerics;
using Xunit;

namespace StaticNet.Tests.Numerics;

public class RandomStreamTests
{
    // kat_vectors of Random123, the authors' own implementation: philox4x32, 10 rounds.
    [Theory]
    [InlineData(0x00000000_00000000, 0x00000000_00000000, 0x00000000_00000000, 0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8)]
    [InlineData(0xffffffff_ffffffff, 0xffffffff_ffffffff, 0xffffffff_ffffffff, 0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd)]
    [InlineData(0x85a308d3_243f6a88, 0x03707344_13198a2e, 0x299f31d0_a4093822, 0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1)]
    public void Block_PublishedVectors_Match(ulong low, ulong high, ulong key, uint word0, uint word1, uint word2, uint word3) =>
        Assert.Equal((word0, word1, word2, word3), Philox4x32.Block(low, high, key));

    [Fact]
    public void NextUInt32_SeedAndStream_AreKeyAndUpperCounter()
    {
        var random = new RandomStream(seed: 0x299f31d0_a4093822, stream: 0x03707344_13198a2e);
        for (ulong block = 0; block < 3; block++)
        {
            var (word0, word1, word2, word3) = Philox4x32.Block(block, random.Stream, random.Seed);
            Assert.Equal([word0, word1, word2, word3], new[] { random.NextUInt32(), random.NextUInt32(), random.NextUInt32(), random.NextUInt32() });
        }
    }

    [Fact]
    public void Position_SetToAnyPlace_ContinuesAsFromStart()
    {
        var whole = new RandomStream(7, 3);
        var words = Enumerable.Range(0, 40).Select(_ => whole.NextUInt32()).ToArray();
        Assert.Equal(40ul, whole.Position);

        for (int start = 0; start < 30; start++)
        {
            var resumed = new RandomStream(7, 3) { Position = (ulong)start };
            for (int index = start; index < start + 10; index++)
                Assert.Equal(words[index], resumed.NextUInt32());
        }
    }

    [Fact]
    public void NextSingle_ManyDraws_UniformBelowOne()
    {
        var random = new RandomStream(1, 1);
        const int Count = 1 << 20;
        double sum = 0, squares = 0;
        for (int index = 0; index < Count; index++)
        {
            float value = random.NextSingle();
            Assert.InRange(value, 0f, 1f - (1f / (1 << 24)));
            sum += value;
            squares += value * value;
        }

        // Five deviations of the mean of x and of x².
        Assert.InRange(sum / Count, 0.5 - (5 * 0.289 / 1024), 0.5 + (5 * 0.289 / 1024));
        Assert.InRange(squares / Count, (1.0 / 3) - (5 * 0.298 / 1024), (1.0 / 3) + (5 * 0.298 / 1024));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(1000)]
    public void NextInt32_SmallBound_EveryValueAsOften(int bound)
    {
        var random = new RandomStream(2, (ulong)bound);
        int[] counts = new int[bound];
        const int PerValue = 2000;
        for (int index = 0; index < PerValue * bound; index++)
            counts[random.NextInt32(bound)]++;
        double chiSquare = counts.Sum(count => Math.Pow(count - PerValue, 2) / PerValue);
        Assert.True(chiSquare <= bound + (5 * Math.Sqrt(2.0 * bound)), $"χ² = {chiSquare} for {bound} values.");
    }

    [Fact]
    public void NextInt32_BoundNearTwoThirdsOfRange_LowAndHighAsOften()
    {
        // 2³² is 8/3 of this bound: without rejection one value in three would come 2/3 as often as the others.
        const int Bound = 0x6000_0000;
        var random = new RandomStream(3, 0);
        int[] thirds = new int[3];
        const int Count = 300_000;
        for (int index = 0; index < Count; index++)
            thirds[random.NextInt32(Bound) % 3]++;
        Assert.All(thirds, count => Assert.InRange(count, 98_500, 101_500));
        Assert.True(random.Position > Count + (Count / 8), "No draw was rejected.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void NextInt32_BoundBelowOne_ThrowsAndTakesNothing(int bound)
    {
        var random = new RandomStream(1, 1);
        Assert.Equal("exclusiveBound", Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt32(bound)).ParamName);
        Assert.Equal(0ul, random.Position);
    }

    [Fact]
    public void NextNormal_ManyDraws_HasTheMomentsOfNormal()
    {
        var random = new RandomStream(5, 0);
        const int Count = 1 << 20;
        Span<double> moments = stackalloc double[5];
        for (int index = 0; index < Count; index++)
        {
            double value = random.NextNormal();
            double power = 1;
            for (int order = 1; order <= 4; order++)
                moments[order] += power *= value;
        }

        // Five deviations of each mean: Var xⁿ = E x²ⁿ − (E xⁿ)² = 1, 2, 15, 96.
        Assert.Equal(1ul << 20, random.Position);
        Assert.InRange(moments[1] / Count, -5 / 1024.0, 5 / 1024.0);
        Assert.InRange(moments[2] / Count, 1 - (5 * Math.Sqrt(2) / 1024), 1 + (5 * Math.Sqrt(2) / 1024));
        Assert.InRange(moments[3] / Count, -5 * Math.Sqrt(15) / 1024, 5 * Math.Sqrt(15) / 1024);
        Assert.InRange(moments[4] / Count, 3 - (5 * Math.Sqrt(96) / 1024), 3 + (5 * Math.Sqrt(96) / 1024));
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.925, 1.4395314709384563)]
    [InlineData(0.9251, 1.4402382675279636)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(1e-9, -5.997807015007686)]
    public void InverseNormal_TabulatedQuantiles_WithinAFewParts1E7(double probability, double quantile) =>
        Assert.Equal(quantile, InverseNormal.At(probability), Math.Max(1e-15, 3e-7 * Math.Abs(quantile)));

    [Fact]
    public void Shuffle_ManyTimes_EveryOrderAsOften()
    {
        var random = new RandomStream(4, 0);
        var counts = new Dictionary<string, int>();
        for (int trial = 0; trial < 24_000; trial++)
        {
            int[] order = [0, 1, 2, 3];
            random.Shuffle(order);
            string key = string.Join(',', order);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 845, 1155));
    }

    [Fact]
    public void Derive_PurposesAndIndices_AllDiffer()
    {
        var streams = new HashSet<ulong>();
        for (int purpose = 0; purpose <= 5; purpose++)
            foreach (long index in new long[] { 0, 1, 2, (1L << 48) - 1 })
                Assert.True(streams.Add(RandomStreams.Derive(purpose, index)));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomStreams.Derive(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomStreams.Derive(1 << 16, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomStreams.Derive(0, 1L << 48));
    }
}
