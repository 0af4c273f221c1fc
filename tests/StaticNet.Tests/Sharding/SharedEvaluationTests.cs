using StaticNet.Optimizers;
using StaticNet.Tests.Lengths;
using StaticNet.Tests.Training;
using StaticNet.Training;
using Xunit;

namespace StaticNet.Tests.Sharding;

/// <summary>Evaluations that ranks share: the same figures everywhere, to the bit those of one rank, of samples that each reads a part of.</summary>
public sealed class SharedEvaluationTests
{
    public static TheoryData<int, int> RanksAndSamples => [.. from ranks in (int[])[2, 4] from samples in (int[])[1, 3, 4, 5, 50, 97] select (ranks, samples)];

    [Theory, MemberData(nameof(RanksAndSamples))]
    public void Fit_Labels_HasTheFiguresOfOneRank(int ranks, int samples) => Check<WeighedShards>(
        ranks,
        ShardedRun.Samples,
        ShardedRun.Draw(samples).WithWeights([.. Enumerable.Range(0, samples).Select(sample => 0.5f + (sample % 3))]),
        () => new(seed: 1, batchCapacity: 12),
        () => [new Accuracy(), new F1(), new RocAuc(), new ConfusionMatrix(), new OrderedScore()]);

    [Theory, MemberData(nameof(RanksAndSamples))]
    public void Fit_SeveralOutputs_HasTheFiguresOfOneRank(int ranks, int samples) => Check<TwoHeads>(
        ranks,
        Heads(60),
        Heads(samples),
        () => new(seed: 1, batchCapacity: 12),
        () => [new Accuracy { Output = "kind" }, new RSquared { Output = "worth" }, new MeanAbsoluteErrorMetric { Output = "worth" }, new RootMeanSquaredError { Output = "worth" }]);

    [Theory, MemberData(nameof(RanksAndSamples))]
    public void Fit_Lengths_HasTheFiguresOfOneRank(int ranks, int samples) => Check<StepClassifier>(
        ranks, Steps(60), Steps(samples), () => new(1, batchCapacity: 12), () => [new Accuracy(), new TopKAccuracy(2), new RocAuc()]);

    [Fact]
    public void Fit_Rank_ReadsAPartOfEachSetOfSamples()
    {
        var read = ShardedRun.Run(4, communicator =>
        {
            using var network = new PlainShards(seed: 1, batchCapacity: 12);
            var (training, validation) = (new ReadSource(ShardedRun.Samples), new ReadSource(ShardedRun.Draw(97)));
            var trainer = new Trainer<PlainShards>(network, new Adam(0.01f), seed: 3)
            {
                Shards = 4,
                Ranks = communicator,
                MeasuresTrainAccuracy = true,
                BatchesInBackground = false,
                Metrics = [new Accuracy()],
            };
            trainer.Fit(training, validation, 1, ShardedRun.BatchSize);
            return (Training: training.Read, Validation: validation.Read);
        });

        // Batches of 12: 8 of them, and one of a sample.
        Assert.Equal([25, 24, 24, 24], read.Select(rank => rank.Validation.Count));
        Assert.Equal(Enumerable.Range(0, 97), read.SelectMany(rank => rank.Validation).Order());
        Assert.Equal(200, read.Sum(rank => rank.Training.Count));
        Assert.Equal(Enumerable.Range(0, 100), read.SelectMany(rank => rank.Training.Skip(25)).Order());
    }

    // Whatever the others do; and as if they had shared it.
    [Fact]
    public void Evaluate_OneRank_ReadsAllAndFindsTheFiguresOfFit()
    {
        var validation = ShardedRun.Draw(97);
        var results = ShardedRun.Run(2, communicator =>
        {
            using var network = new PlainShards(seed: 1, batchCapacity: 256);
            var trainer = new Trainer<PlainShards>(network, new Adam(0.01f), seed: 3) { Shards = 2, Ranks = communicator };
            var epoch = trainer.Fit(ShardedRun.Samples, validation, 1, ShardedRun.BatchSize).Epochs[0];
            return (epoch.ValidationLoss, communicator.Rank == 0 ? trainer.Evaluate(validation).Loss : epoch.ValidationLoss);
        });

        Assert.All(results, result => Assert.Equal(result.Item1, result.Item2));
    }

    [Fact]
    public void Fit_SampleThatOneRankFindsBad_EndsAllAndIsNamed()
    {
        int[] labels = new int[97];
        labels[40] = 9;
        var validation = new Dataset(new float[97 * 6], 6, labels);

        var exception = Assert.Throws<AggregateException>(() => ShardedRun.Run(2, communicator =>
        {
            using var network = new PlainShards(seed: 1, batchCapacity: 12);
            var trainer = new Trainer<PlainShards>(network, new Adam(0.01f), seed: 3) { Shards = 2, Ranks = communicator, Metrics = [new Accuracy()] };
            return trainer.Fit(ShardedRun.Samples, new ReadSource(validation), 1, ShardedRun.BatchSize);
        }));

        // Of the batches of 12, the fourth.
        var found = Assert.IsType<SampleException>(exception.InnerExceptions[1]);
        Assert.Equal(40, found.SampleIndex);
        Assert.Equal($"Rank 1 has failed: {found.Message}", Assert.IsType<RankFailureException>(exception.InnerExceptions[0]).Message);
    }

    [Theory]
    [InlineData("validation samples")]
    [InlineData("metrics")]
    [InlineData("networks")]
    [InlineData("settings")]
    public void Fit_RankWithSomethingElseToEvaluate_IsNamed(string what)
    {
        var exception = Assert.Throws<AggregateException>(() => ShardedRun.Run(2, communicator =>
        {
            bool isOther = communicator.Rank == 1;
            using var network = new PlainShards(seed: 1, batchCapacity: isOther && what == "networks" ? 13 : 12);
            var trainer = new Trainer<PlainShards>(network, new Adam(0.01f))
            {
                Shards = 2,
                Ranks = communicator,
                MeasuresTrainAccuracy = isOther && what == "settings",
                Metrics = isOther && what == "metrics" ? [new Accuracy()] : [],
            };
            return trainer.Fit(ShardedRun.Samples, ShardedRun.Draw(isOther && what == "validation samples" ? 5 : 6), 1, ShardedRun.BatchSize);
        }));

        Assert.Contains($"it has other {what} than rank 0", Assert.IsType<InvalidOperationException>(exception.InnerExceptions[1]).Message, StringComparison.Ordinal);
    }

    private static void Check<TNetwork>(int ranks, ISampleSource training, ISampleSource validation, Func<TNetwork> create, Func<Metric[]> metrics)
        where TNetwork : class, INetwork
    {
        string alone = Figures(1)[0];

        Assert.All(Figures(ranks), figures => Assert.Equal(alone, figures));

        string[] Figures(int ranks) => ShardedRun.Run(ranks, communicator =>
        {
            using var network = create();
            var trainer = new Trainer<TNetwork>(network, new Adam(0.01f), seed: 3)
            {
                Shards = 4,
                Ranks = ranks == 1 ? null : communicator,
                Metrics = metrics(),
                MeasuresTrainAccuracy = true,
                Averaging = new WeightAveraging(0.9),
                EvaluatesAverage = true,
            };
            var epochs = trainer.Fit(training, validation, 2, ShardedRun.BatchSize).Epochs;
            return string.Join('\n', epochs.Select(epoch => string.Join(
                ' ',
                [
                    $"{epoch.ValidationLoss} {epoch.ValidationAccuracy} {epoch.TrainAccuracy} {epoch.Score} {epoch.AveragedValidation}",
                    .. epoch.AveragedValidation!.Value.Outputs.Select(output => $"{output}"),
                    .. epoch.Metrics.Select(metric => $"{metric.Key} {metric.Value}"),
                ])));
        });
    }

    private static MultiDataset Heads(int count)
    {
        var random = new RandomStream(7, 1);
        float[] left = [.. Enumerable.Range(0, 3 * count).Select(_ => random.NextNormal())], right = [.. Enumerable.Range(0, 2 * count).Select(_ => random.NextNormal())];
        int[] kinds = [.. left.Chunk(3).Select(row => Array.IndexOf(row, row.Max()))];
        float[] worths = [.. right.Chunk(2).Select(row => row[0] - row[1])];
        return new MultiDataset([SampleData.Values(left, 3), SampleData.Values(right, 2)], [SampleData.Labels(kinds), SampleData.Values(worths, 1)]);
    }

    // Five steps of three values, each with one of four labels; from one to five of them are there.
    private static MultiDataset Steps(int count)
    {
        var random = new RandomStream(9, 1);
        float[] inputs = [.. Enumerable.Range(0, 15 * count).Select(_ => random.NextNormal())];
        int[] labels = [.. inputs.Chunk(3).Select(row => row[0] > 1 ? 3 : Array.IndexOf(row, row.Max()))];
        return new MultiDataset([SampleData.Values(inputs, 15)], [SampleData.Labels(labels, 5)], lengths: Enumerable.Range(0, count).Select(sample => 1 + (sample * 3 % 5)).ToArray());
    }

    // Samples that aren't in memory, and which of them were read.
    private sealed class ReadSource(Dataset samples) : ISampleSource
    {
        public List<int> Read { get; } = [];

        public int Count => samples.Count;

        public SampleShape Shape => samples.Shape;

        public string Fingerprint => "read";

        void ISampleSource.Read(ReadOnlySpan<int> indices, SampleBatch destination)
        {
            Read.AddRange(indices);
            ((ISampleSource)samples).Read(indices, destination);
        }
    }
}
