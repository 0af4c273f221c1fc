using Xunit;

namespace StaticNet.Tests.Data;

/// <summary>Parts, orders and unions of sources, beside those of datasets.</summary>
public sealed class SampleSourceTests
{
    private static readonly Dataset Ten = Numbered(0, 10);

    [Fact]
    public void ToDataset_Source_HasItsSamples()
    {
        var labelled = new CountingSource(3).ToDataset();

        Assert.Equal((3, 2, TargetKind.Values, 1), (labelled.Count, labelled.InputLength, labelled.TargetKind, labelled.TargetLength));
        Assert.Equal([2, -2], labelled.GetInput(2));
        Assert.Equal([20], labelled.GetTarget(2));
        Assert.Equal(Ten.Fingerprint, Ten.ToDataset().Fingerprint);
        var weighted = Ten.WithWeights(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Assert.Equal(weighted.Fingerprint, weighted.ToDataset().Fingerprint);
    }

    [Fact]
    public void Slice_OfASlice_ReadsItsRange()
    {
        ISampleSource source = Ten;

        var part = source.Slice(2, 6).Slice(1, 4);

        Assert.Equal([3, 4, 5, 6], Labels(part));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Slice(8, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => source.Slice(-1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => part.Select([4]));
    }

    [Fact]
    public void Select_IndicesChangedAfterwards_KeepsItsOrder()
    {
        int[] indices = [7, 0, 7, 9];
        var selected = ((ISampleSource)Ten).Select(indices);
        indices[0] = 1;

        Assert.Equal([7, 0, 7, 9], Labels(selected));
    }

    [Fact]
    public void Parts_OfASource_AreThoseOfTheDataset()
    {
        ISampleSource source = Ten;
        var (first, second) = Ten.Split(7, seed: 3);
        var parts = source.Split(7, seed: 3);
        Assert.Equal(Labels(first), Labels(parts.First));
        Assert.Equal(Labels(second), Labels(parts.Second));
        Assert.Equal(Labels(Ten.Split(0.3, seed: 8).First), Labels(source.Split(0.3, seed: 8).First));
        Assert.Equal(Labels(Ten.Shuffle(5)), Labels(source.Shuffle(5)));
        Assert.Equal([8, 9], Labels(source.Split(8).Second));
    }

    // More than the parts read at once, so that their seams are read too.
    [Fact]
    public void Read_ManySamples_GivesEachItsOwn()
    {
        ISampleSource all = Numbered(0, 1000);
        using var shards = new ShardedSource(Numbered(0, 300), Numbered(300, 0), Numbered(300, 1), Numbered(301, 699));
        int[] expected = Labels(all.Shuffle(1));

        Assert.Equal(expected, Labels(shards.Shuffle(1)));
        Assert.Equal(Labels(all), Labels(shards));
        Assert.Equal(expected, Labels(all.Shuffle(1).Slice(0, 1000)));
    }

    [Fact]
    public void WithWeights_Source_ReplacesWeights()
    {
        ISampleSource source = Ten.WithWeights(9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
        float[] weights = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

        foreach (var weighted in (ISampleSource[])[source.WithWeights(weights), ((ISampleSource)Ten).WithWeights(weights)])
        {
            var two = weighted.Select([4, 2]).ToDataset();
            Assert.Equal((4, 2), (two.GetWeight(0), two.GetWeight(1)));
        }

        Assert.Throws<ArgumentException>("weights", () => source.WithWeights(new float[9]));
    }

    [Fact]
    public void ShardedSource_OtherShapes_AreRefusedAndDisposed()
    {
        var first = new CountingSource(2);

        var exception = Assert.Throws<ArgumentException>("shards", () => new ShardedSource(first, Ten));

        Assert.Contains(
            "shard 1 have 2 inputs and a label, those of shard 0 2 inputs and 1 target values", exception.Message, StringComparison.Ordinal);
        Assert.True(first.IsDisposed);
        Assert.Throws<ArgumentException>("shards", () => new ShardedSource());
        var opened = new CountingSource(2);
        Assert.Throws<FileNotFoundException>(() => new ShardedSource(
            Enumerable.Range(0, 2).Select(i => i == 0 ? opened : throw new FileNotFoundException())));
        Assert.True(opened.IsDisposed);
    }

    [Fact]
    public void ShardedSource_TooManySamples_AreRefused() => Assert.Contains(
        "Shards 0 to 1 have 2147483649 samples",
        Assert.Throws<ArgumentException>("shards", () => new ShardedSource(new CountingSource(int.MaxValue), new CountingSource(2))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Read_SampleThatFails_IsNamedAsTheCallerNumbersIt()
    {
        // Sample 3 of the second shard is 13 of all, and the first of the selection.
        using var shards = new ShardedSource(new CountingSource(10), new CountingSource(10) { Failing = 3 });
        var selection = shards.Slice(5, 15).Select([8, 0]);

        var exception = Assert.Throws<SampleException>(() => selection.ToDataset());

        Assert.Equal(0, exception.SampleIndex);
        Assert.Equal("Sample 0 (place 3): it is broken.", exception.Message);
        Assert.Equal(13, Assert.Throws<SampleException>(() => shards.ToDataset()).SampleIndex);
        Assert.Equal("place 3", selection.Locate(0));
    }

    [Fact]
    public void Read_NoSuchSample_Throws()
    {
        using var shards = new ShardedSource(Ten);
        foreach (var source in (ISampleSource[])[shards, ((ISampleSource)Ten).Slice(0, 10), ((ISampleSource)Ten).Shuffle(1)])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new SourceRange(source, 5, 6).ToDataset());
            Assert.Throws<ArgumentOutOfRangeException>(() => new SourceRange(source, -1, 2).ToDataset());
        }
    }

    [Fact]
    public void Fingerprint_OtherSamplesOrOrders_Differs()
    {
        var source = new ShardedSource(Ten);
        string[] fingerprints =
        [
            Ten.Fingerprint, source.Slice(0, 9).Fingerprint, source.Slice(1, 9).Fingerprint, source.Select([0, 9]).Fingerprint,
            source.Select([9, 0]).Fingerprint, source.WithWeights(new float[10]).Fingerprint, new ShardedSource(Ten, Ten).Fingerprint,
            source.Fingerprint, new ShardedSource(Ten, Numbered(0, 5), Numbered(5, 5)).Fingerprint,
        ];

        Assert.Equal(fingerprints.Length, fingerprints.Distinct().Count());
        Assert.Equal(source.Slice(1, 9).Fingerprint, new ShardedSource(Numbered(0, 10)).Slice(1, 9).Fingerprint);
    }

    [Fact]
    public void SampleBatch_Slice_IsThatPart()
    {
        var batch = new SampleBatch(new SampleBlocks { Shape = SampleShape.ForValues(2, 3), Count = 3, Inputs = new float[6], Values = new float[9], Weights = new float[3] });
        batch.InputOf(2)[1] = 5;
        batch.ValuesOf(1)[2] = 6;
        batch.SampleWeights[2] = 7;

        var part = batch.Slice(1, 2);

        Assert.Equal([0, 0, 0, 5], part.Inputs);
        Assert.Equal([0, 0, 6, 0, 0, 0], part.Values);
        Assert.Equal([0, 7], part.SampleWeights);
        Assert.Equal(0, part.Slice(2, 0).Count);
        Assert.Throws<ArgumentOutOfRangeException>("count", () => Labelled().Slice(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>("sample", () => Labelled().InputOf(2)[0]);
        Assert.Throws<InvalidOperationException>(() => Labelled().Values.Length);
        Assert.Throws<InvalidOperationException>(() => new SampleBatch(new SampleBlocks { Shape = SampleShape.ForValues(2, 2), Count = 1, Inputs = new float[2], Values = new float[2] }).Labels.Length);

        static SampleBatch Labelled() => new(new SampleBlocks { Shape = SampleShape.ForLabels(1), Count = 2, Inputs = new float[2], Labels = new int[2] });
    }

    private static int[] Labels(ISampleSource source)
    {
        var dataset = source.ToDataset();
        Assert.All(Enumerable.Range(0, dataset.Count), i => Assert.Equal([dataset.GetLabel(i), -dataset.GetLabel(i)], dataset.GetInput(i)));
        return [.. Enumerable.Range(0, dataset.Count).Select(dataset.GetLabel)];
    }

    private static Dataset Numbered(int first, int count)
    {
        int[] labels = [.. Enumerable.Range(first, count)];
        return new Dataset([.. labels.SelectMany(label => new float[] { label, -label })], 2, labels);
    }
}
