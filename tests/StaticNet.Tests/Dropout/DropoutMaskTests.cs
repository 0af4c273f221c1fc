using System.Numerics;
using System.Runtime.Intrinsics;
using StaticNet.CompilerServices;
using StaticNet.Numerics;
using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Dropout;

/// <summary>
/// The random bits of dropout as bits: a few million of them, compared with what independent fair ones give. Seeds are fixed, so a test
/// passes or fails for good; five deviations leave some 10⁻⁶ for chance in each comparison.
/// </summary>
public sealed class DropoutMaskTests
{
    private const int Count = 1 << 18;
    private const double Deviations = 5;

    [Fact]
    public void Bits_AnyWidth_AreTheDocumentedFunction()
    {
        var position = new TrainingPosition(0x123456789ABCDEF, 12345);
        var key = MaskKey.Of(position, 6);
        uint start = uint.MaxValue - 20;
        int[] expected = [.. Enumerable.Range(0, 32).Select(i => (int)ScalarDropout.Bits(position, 6, start + (uint)i))];

        int[] wide = new int[32], portable = new int[32];
        for (int i = 0; i < 32; i += 16)
            DropoutMask.Bits(
                Vector512<uint>.Indices + Vector512.Create(start + (uint)i), Vector512.Create(key.Word0), Vector512.Create(key.Word1),
                Vector512.Create(key.Word2)).CopyTo(wide, i);
        for (int i = 0; i < 32; i += Vector<uint>.Count)
            DropoutMask.Bits(
                Vector<uint>.Indices + Vector.Create(start + (uint)i), Vector.Create(key.Word0), Vector.Create(key.Word1),
                Vector.Create(key.Word2)).CopyTo(portable, i);

        Assert.Equal(expected, wide);
        Assert.Equal(expected, portable);
    }

    [Theory]
    [InlineData(0f, int.MinValue, 1f)]
    [InlineData(0.25f, int.MinValue + (1 << 30), 4f / 3)]
    [InlineData(0.5f, 0, 2f)]
    [InlineData(1f, int.MaxValue, 0f)]
    public void ThresholdAndScale_Rate_AreThoseDocumented(float rate, int threshold, float scale)
    {
        Assert.Equal(threshold, DropoutMask.Threshold(rate));
        Assert.Equal(scale, DropoutMask.Scale(rate));
    }

    [Theory]
    [InlineData(0.001f)]
    [InlineData(0.1f)]
    [InlineData(0.5f)]
    [InlineData(0.8f)]
    [InlineData(0.999f)]
    public void Dropped_AnyRate_AreAsManyAsTheRateSays(float rate)
    {
        for (int step = 0; step < 8; step++)
        {
            int dropped = Draw(1, step, 0).Count(bits => bits < DropoutMask.Threshold(rate));
            AssertLikely(dropped, Count * (double)rate, Count * (double)rate * (1 - rate));
        }
    }

    // Rows of common widths lie such distances apart.
    [Theory]
    [InlineData(0.5f)]
    [InlineData(0.1f)]
    public void Neighbours_AnyDistance_AreUncorrelated(float rate)
    {
        for (int step = 0; step < 3; step++)
        {
            bool[] dropped = Dropped(Draw(2, step, 0), rate);
            foreach (int distance in Enumerable.Range(1, 33).Concat([64, 100, 128, 256, 512, 784, 1000, 1024, 4096, 65536]))
                AssertUncorrelated(dropped.AsSpan(distance), dropped.AsSpan(..^distance), rate);
        }
    }

    [Theory]
    [InlineData(0.5f)]
    [InlineData(0.1f)]
    public void Masks_OtherStepLayerOrSeed_AreUncorrelated(float rate)
    {
        bool[] mask = Dropped(Draw(1, 0, 0), rate);
        (ulong Seed, long Step, int Mask)[] others =
            [.. Enumerable.Range(1, 40).Select(i => (1UL, (long)i, 0)), .. Enumerable.Range(1, 10).Select(i => (1UL, 0L, i)),
            .. Enumerable.Range(2, 10).Select(i => ((ulong)i, 0L, 0)), (0, 1, 0), (1, 1L << 32, 0), (1, 1, 1), (1UL << 32, 0, 0)];
        foreach (var (seed, step, number) in others)
        {
            bool[] other = Dropped(Draw(seed, step, number), rate);
            AssertUncorrelated(mask, other, rate);

            // Masks that are the same one moved would show in some row.
            AssertUncorrelated(mask.AsSpan(256), other.AsSpan(..^256), rate);
        }
    }

    [Fact]
    public void Patterns_OfEightNeighbours_AreEquallyFrequent()
    {
        double[] counts = new double[256];
        for (int step = 0; step < 16; step++)
        {
            bool[] dropped = Dropped(Draw(3, step, 1), 0.5f);
            for (int i = 0; i < Count; i += 8)
                counts[Enumerable.Range(0, 8).Sum(bit => dropped[i + bit] ? 1 << bit : 0)]++;
        }

        double expected = 16.0 * Count / 8 / 256;
        AssertLikely(counts.Sum(count => (count - expected) * (count - expected) / expected), 255, 2 * 255);
    }

    [Fact]
    public void Element_OverManySteps_IsDroppedAsOftenAsAnyOther()
    {
        const int Elements = 512, Steps = 4000;
        const double Rate = 0.3;
        int[] counts = new int[Elements];
        double repeated = 0;
        bool[] before = new bool[Elements];
        for (int step = 0; step < Steps; step++)
        {
            bool[] dropped = Dropped(Draw(4, step, 0, Elements), (float)Rate);
            for (int i = 0; i < Elements; i++)
            {
                counts[i] += dropped[i] ? 1 : 0;
                repeated += dropped[i] && before[i] ? 1 : 0;
            }

            before = dropped;
        }

        double variance = Steps * Rate * (1 - Rate);
        AssertLikely(counts.Sum(count => (count - Steps * Rate) * (count - Steps * Rate) / variance), Elements, 2 * Elements);

        // Pairs share a step with their neighbours, which adds to the variance of their number.
        double pairs = Rate * Rate, pairVariance = pairs * (1 - pairs) + 2 * (Rate * pairs - pairs * pairs);
        AssertLikely(repeated, (Steps - 1.0) * Elements * pairs, (Steps - 1.0) * Elements * pairVariance);
    }

    private static int[] Draw(ulong seed, long step, int mask, int count = Count)
    {
        var key = MaskKey.Of(new TrainingPosition(seed, step), mask);
        int[] bits = new int[count];
        for (int i = 0; i < count; i += 16)
            DropoutMask.Bits(
                Vector512<uint>.Indices + Vector512.Create((uint)i), Vector512.Create(key.Word0), Vector512.Create(key.Word1),
                Vector512.Create(key.Word2)).CopyTo(bits, i);
        return bits;
    }

    private static bool[] Dropped(int[] bits, float rate)
    {
        int threshold = DropoutMask.Threshold(rate);
        return Array.ConvertAll(bits, value => value < threshold);
    }

    private static void AssertUncorrelated(ReadOnlySpan<bool> first, ReadOnlySpan<bool> second, double rate)
    {
        double sum = 0;
        for (int i = 0; i < first.Length; i++)
            sum += ((first[i] ? 1 : 0) - rate) * ((second[i] ? 1 : 0) - rate);
        double variance = rate * (1 - rate);
        AssertLikely(sum, 0, first.Length * variance * variance);
    }

    private static void AssertLikely(double value, double mean, double variance) =>
        Assert.InRange((value - mean) / Math.Sqrt(variance), -Deviations, Deviations);
}
