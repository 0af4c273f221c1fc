using Xunit;

namespace StaticNet.Tests.Data;

public sealed class DatasetPartsTests
{
    private static Dataset Numbered(int count) => new(
        Enumerable.Range(0, count).Select(i => (float)i).ToArray(), 1, Enumerable.Range(0, count).Select(i => i % 3).ToArray());

    private static int[] Order(Dataset dataset) => [.. Enumerable.Range(0, dataset.Count).Select(i => (int)dataset.GetInput(i)[0])];

    [Fact]
    public void Shuffle_Seed_GivesThatSeedsOrderWithTheirLabels()
    {
        var shuffled = Numbered(10).Shuffle(seed: 1);

        // Written down: runs of another day must get the same order.
        Assert.Equal(ExpectedOrder, Order(shuffled));
        Assert.All(Enumerable.Range(0, 10), i => Assert.Equal(ExpectedOrder[i] % 3, shuffled.GetLabel(i)));
        Assert.NotEqual(ExpectedOrder, Order(Numbered(10).Shuffle(seed: 2)));
    }

    private static readonly int[] ExpectedOrder = [4, 1, 3, 6, 0, 5, 8, 7, 9, 2];

    [Fact]
    public void Shuffle_Values_KeepTheirInputs()
    {
        var shuffled = new Dataset(new float[] { 1, 2, 3, 4, 5, 6 }, 2, new float[] { 10, 11, 12, 20, 21, 22, 30, 31, 32 }, 3).Shuffle(seed: 3);

        for (int i = 0; i < 3; i++)
        {
            float first = shuffled.GetInput(i)[0];
            Assert.Equal([first, first + 1], shuffled.GetInput(i));
            int sample = 10 * (((int)first + 1) / 2);
            Assert.Equal([sample, sample + 1, sample + 2], shuffled.GetTarget(i).ToArray());
        }
    }

    [Fact]
    public void Select_Bytes_StayBytesAndMayRepeat()
    {
        var dataset = Dataset.FromBytes(new byte[] { 0, 51, 102, 255 }, 2, new[] { -1, 4 }, ignoreLabel: -1);

        var selected = dataset.Select([1, 1, 0]);

        Assert.Equal([102 / 255f, 1f], selected.GetInput(1));
        Assert.Equal(4, selected.GetLabel(0));
        Assert.Equal(-1, selected.IgnoreLabel);
        Assert.Equal(dataset.Fingerprint, dataset.Select([0, 1]).Fingerprint);
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Select([2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => dataset.Select([-1]));
    }

    [Fact]
    public void Split_CountAndSeed_PartsTheSamplesInTheShuffledOrder()
    {
        var (first, second) = Numbered(20).Split(7, seed: 5);

        Assert.Equal(7, first.Count);
        Assert.Equal(Order(Numbered(20).Shuffle(seed: 5)), Order(first).Concat(Order(second)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Numbered(20).Split(21, seed: 5));
    }

    [Theory]
    [InlineData(0.5, 3)]
    [InlineData(0.1, 1)]
    [InlineData(0.9, 5)]
    public void Split_Fraction_IsRoundedToTheNearestCount(double fraction, int expected) =>
        Assert.Equal(expected, Numbered(5).Split(fraction, seed: 1).First.Count);

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void Split_FractionOutsideItsLimits_Throws(double fraction)
    {
        Assert.Throws<ArgumentOutOfRangeException>("firstFraction", () => Numbered(5).Split(fraction, seed: 1));
        Assert.Throws<ArgumentOutOfRangeException>("firstFraction", () => Numbered(5).SplitStratified(fraction, seed: 1));
    }

    [Fact]
    public void SplitStratified_RareClasses_AreSharedByLargestRemainders()
    {
        // 50, 7 and 3 samples; four fifths of each are 40, 5.6 and 2.4, of all 48.
        int[] labels = [.. Enumerable.Repeat(4, 50), .. Enumerable.Repeat(0, 7), .. Enumerable.Repeat(9, 3)];
        var dataset = new Dataset(Enumerable.Range(0, 60).Select(i => (float)i).ToArray(), 1, labels);

        var (first, second) = dataset.SplitStratified(0.8, seed: 1);

        Assert.Equal((40, 6, 2), (Count(first, 4), Count(first, 0), Count(first, 9)));
        Assert.Equal((10, 1, 1), (Count(second, 4), Count(second, 0), Count(second, 9)));
        Assert.Equal(Enumerable.Range(0, 60), Order(first).Concat(Order(second)).Order());
        Assert.NotEqual(Order(first).Order(), Order(first));
        Assert.Equal(first.Fingerprint, dataset.SplitStratified(0.8, seed: 1).First.Fingerprint);
        Assert.NotEqual(first.Fingerprint, dataset.SplitStratified(0.8, seed: 2).First.Fingerprint);
    }

    [Fact]
    public void SplitStratified_Values_Throws() =>
        Assert.Throws<InvalidOperationException>(() => new Dataset(new float[4], 1, new float[4], 1).SplitStratified(0.5, seed: 1));

    [Fact]
    public void Fingerprint_EqualSamples_AreEqualWhateverTheirArrays()
    {
        var dataset = Numbered(9);

        Assert.Equal(64, dataset.Fingerprint.Length);
        Assert.Equal(dataset.Fingerprint, Numbered(9).Fingerprint);
        Assert.Equal(Numbered(6).Fingerprint, dataset.Slice(0, 6).Fingerprint);
    }

    [Fact]
    public void Fingerprint_AnyDifference_ChangesIt()
    {
        float[] inputs = [1, 2, 3, 4];
        int[] labels = [0, 1, 0, 1], others = [0, 1, 0, 2];
        Dataset[] datasets =
        [
            new(inputs, 1, labels),
            new(inputs, 1, labels, ignoreLabel: 1),
            new(inputs, 1, labels, ignoreLabel: 0),
            new(inputs, 2, labels.AsMemory(0, 2)),
            new(new float[] { 1, 2, 3, 5 }, 1, labels),
            new(inputs, 1, others),
            new(inputs, 1, new float[4], 1),
            new(inputs, 1, new float[] { 0, 0, 0, 1 }, 1),
            new(inputs, 1, new float[8], 2),
            Dataset.FromBytes(new byte[4], 1, labels),
            Dataset.FromBytes(new byte[] { 0, 0, 0, 1 }, 1, labels),
            new(new float[4], 1, labels),
        ];

        Assert.Equal(datasets.Length, datasets.Select(dataset => dataset.Fingerprint).Distinct().Count());
    }

    private static int Count(Dataset dataset, int label) => Enumerable.Range(0, dataset.Count).Count(i => dataset.GetLabel(i) == label);
}
