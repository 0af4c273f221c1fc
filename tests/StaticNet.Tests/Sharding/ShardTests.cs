using StaticNet.Optimizers;
using StaticNet.Tests.Infrastructure;
using StaticNet.Training;
using Xunit;

namespace StaticNet.Tests.Sharding;

/// <summary>Batches that are cut into shards: the same bits whoever computes them, and those of whole batches up to rounding.</summary>
public sealed class ShardTests
{
    [Theory, InlineData(1, 2), InlineData(2, 2), InlineData(2, 4), InlineData(4, 4), InlineData(1, 8), InlineData(8, 8)]
    public void Fit_AnyNumberOfRanks_EndsWithTheSameBits(int ranks, int shards)
    {
        Check(() => new PlainShards(seed: 1, batchCapacity: 12));
        Check(() => new WeighedShards(seed: 1, batchCapacity: 12));

        void Check<TNetwork>(Func<TNetwork> create)
            where TNetwork : class, INetwork
        {
            float[] alone = ShardedRun.Train(create, 1, shards, epochs: 3)[0].Weights;

            Assert.All(ShardedRun.Train(create, ranks, shards, epochs: 3), rank => Assert.Equal(alone, rank.Weights));
        }
    }

    // A rank's own order of passes decides neither what is dropped nor the statistics.
    [Theory, InlineData(2), InlineData(4)]
    public void Fit_StatisticsAndRandomNumbers_EndWithTheSameBits(int ranks)
    {
        float[] alone = Train(1)[0];

        Assert.All(Train(ranks), weights => Assert.Equal(alone, weights));
        Assert.All(alone, weight => Assert.True(float.IsFinite(weight)));

        float[][] Train(int ranks) => ShardedRun.Run(ranks, communicator =>
        {
            using var network = new RandomShards(seed: 1, batchCapacity: 6);
            new Trainer<RandomShards>(network, new Adam(0.01f), seed: 3) { Shards = 4, Ranks = communicator, DropsLast = true }.Fit(ShardedRun.Samples, 3, ShardedRun.BatchSize);
            return (float[])[.. network.Parameters, .. network.Statistics];
        });
    }

    [Theory, InlineData(2), InlineData(8)]
    public void Fit_Shards_AreThoseOfAWholeBatchUpToRounding(int shards)
    {
        Check(() => new PlainShards(seed: 1));
        Check(() => new WeighedShards(seed: 1));

        void Check<TNetwork>(Func<TNetwork> create)
            where TNetwork : class, INetwork
        {
            float[] whole = ShardedRun.Train(create, 1, 1, epochs: 2)[0].Weights, cut = ShardedRun.Train(create, 1, shards, epochs: 2)[0].Weights;

            float largest = whole.Max(Math.Abs);
            Assert.All(whole.Zip(cut), pair => Assert.Equal(pair.First, pair.Second, 1e-4f * largest));
            Assert.NotEqual(whole, cut);
        }
    }

    // The mean of a shard's statistics is that of the batch, for shards of as many samples.
    [Fact]
    public void Fit_Statistics_AreTheMeanOverShards()
    {
        using var whole = new RandomShards(seed: 1);
        using var cut = new RandomShards(seed: 1);
        whole.Dropout1Rate = cut.Dropout1Rate = 0;
        var samples = ShardedRun.Samples;

        new Trainer<RandomShards>(whole, new Sgd(1e-9f), seed: 3) { DropsLast = true }.Fit(samples, TrainingLength.Steps(1), ShardedRun.BatchSize);
        new Trainer<RandomShards>(cut, new Sgd(1e-9f), seed: 3) { DropsLast = true, Shards = 2 }.Fit(samples, TrainingLength.Steps(1), ShardedRun.BatchSize);

        // Running means come first; variances of shards lack the part between them.
        Assert.All(whole.Statistics[..20].ToArray().Zip(cut.Statistics[..20].ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6f));
        Assert.NotEqual(new RandomShards(seed: 1).Statistics.ToArray(), cut.Statistics.ToArray());
    }

    [Fact]
    public void LoadState_OfTwoRanks_GoesOnOnFour()
    {
        static PlainShards Create() => new(seed: 1, batchCapacity: 6);
        float[] whole = ShardedRun.Train(Create, 4, 4, epochs: 5)[0].Weights;
        var half = ShardedRun.Train(Create, 2, 4, epochs: 2)[1].State;

        Assert.All(ShardedRun.Train(Create, 4, 4, epochs: 5, half), rank => Assert.Equal(whole, rank.Weights));
        var exception = Assert.Throws<AggregateException>(() => ShardedRun.Train(Create, 2, 8, epochs: 5, half));
        Assert.Contains("of the number of shards 4; this trainer's is 8", Assert.IsType<TrainingStateException>(exception.InnerExceptions[0]).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_Rank_ReadsItsShardsAlone()
    {
        var read = ShardedRun.Run(4, communicator =>
        {
            using var network = new PlainShards(seed: 1, batchCapacity: 6);
            var source = new CountingSource(ShardedRun.Samples);
            new Trainer<PlainShards>(network, new Adam(0.01f), seed: 3) { Shards = 4, Ranks = communicator, BatchesInBackground = false }.Fit(source, 1, ShardedRun.BatchSize);
            return source.Read;
        });

        Assert.All(read, samples => Assert.Equal(25, samples.Count));
        Assert.Equal(100, read.SelectMany(samples => samples).Distinct().Count());
    }

    [Fact]
    public void Fit_Shards_AllocateNothing()
    {
        using var network = new PlainShards(seed: 1, batchCapacity: 6);
        var trainer = new Trainer<PlainShards>(network, new Adam(0.01f), seed: 3) { Shards = 4 };
        long first = 0, last = 0;
        trainer.Fit(ShardedRun.Samples, 60, ShardedRun.BatchSize, progress =>
        {
            if (progress.StepCount == 101)
                first = GC.GetAllocatedBytesForCurrentThread();
            if (progress.StepCount == 104)
                last = GC.GetAllocatedBytesForCurrentThread();
        });

        Assert.Equal(first, last);
    }

    [Fact]
    public void Fit_NonFiniteGradient_IsSkippedEverywhere()
    {
        var samples = ShardedRun.Draw(100, huge: 40);

        var results = ShardedRun.Run(2, communicator =>
        {
            using var network = new WeighedShards(seed: 1, batchCapacity: 12);
            var trainer = new Trainer<WeighedShards>(network, new Adam(0.01f), seed: 3) { Shards = 2, Ranks = communicator, NonFinitePolicy = NonFinitePolicy.Skip };
            trainer.Fit(samples, 2, ShardedRun.BatchSize);
            return (Weights: network.Parameters.ToArray(), trainer.SkippedSteps);
        });

        Assert.Equal(results[0].Weights, results[1].Weights);
        Assert.Equal((2, 2), (results[0].SkippedSteps, results[1].SkippedSteps));
        Assert.All(results[0].Weights, weight => Assert.True(float.IsFinite(weight)));
    }

    [Fact]
    public void Fit_SettingsThatShardsDoNotGoWith_SaysSo()
    {
        using var carried = new CarriedShards(seed: 1);
        using var plain = new PlainShards(seed: 1, batchCapacity: 6);
        using var random = new RandomShards(seed: 1);
        var trainer = new Trainer<PlainShards>(plain, new Adam(0.01f));

        Assert.Contains("power of two", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Shards = 3).Message, StringComparison.Ordinal);
        Assert.Contains("power of two", Assert.Throws<ArgumentException>(() => trainer.Ranks = ThreadCommunicator.Create(3)[0]).Message, StringComparison.Ordinal);
        trainer.Shards = 2;
        Assert.Contains("1 to 12 samples", Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(ShardedRun.Samples, 1, 13)).Message, StringComparison.Ordinal);
        trainer.AccumulationSteps = 2;
        Assert.Contains("AccumulationSteps to 1", Assert.Throws<InvalidOperationException>(() => trainer.Fit(ShardedRun.Samples, 1, 12)).Message, StringComparison.Ordinal);
        trainer.AccumulationSteps = 1;
        trainer.Ranks = ThreadCommunicator.Create(4)[0];
        Assert.Contains("set Shards to 4 or more", Assert.Throws<InvalidOperationException>(() => trainer.Fit(ShardedRun.Samples, 1, 12)).Message, StringComparison.Ordinal);

        var windows = new Dataset(new float[80], 8, new float[40], 4);
        Assert.Contains(
            "without Stateful",
            Assert.Throws<InvalidOperationException>(() => new Trainer<CarriedShards>(carried, new Adam(0.01f)) { Shards = 2, Shuffles = false }.Fit(windows, 1, 2)).Message, StringComparison.Ordinal);
        Assert.Contains(
            "normalizes over shards",
            Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<RandomShards>(random, new Adam(0.01f)) { Shards = 4 }.Fit(ShardedRun.Samples, 1, 24)).Message, StringComparison.Ordinal);
    }

    private sealed class CountingSource(Dataset samples) : ISampleSource
    {
        public List<int> Read { get; } = [];

        public int Count => samples.Count;

        public SampleShape Shape => samples.Shape;

        public string Fingerprint => "counted";

        void ISampleSource.Read(ReadOnlySpan<int> indices, SampleBatch destination)
        {
            Read.AddRange(indices);
            ((ISampleSource)samples).Read(indices, destination);
        }
    }
}
