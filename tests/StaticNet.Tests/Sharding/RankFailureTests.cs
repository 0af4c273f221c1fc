using System.Diagnostics;
using StaticNet.Optimizers;
using StaticNet.Training;
using Xunit;

namespace StaticNet.Tests.Sharding;

/// <summary>Ranks that can't go on, or train something else: the others end, and name them.</summary>
public sealed class RankFailureTests
{
    [Fact]
    public void Fit_RankThatThrows_EndsTheOthers()
    {
        var exception = Assert.Throws<AggregateException>(() => Train((trainer, rank) =>
        {
            if (rank == 2)
                trainer.Callbacks = [new Failing()];
            return ShardedRun.Samples;
        }, TimeSpan.FromSeconds(1)));

        Assert.IsType<NotSupportedException>(exception.InnerExceptions[2]);
        Assert.All([0, 1, 3], rank => Assert.Contains("Rank ", Assert.IsType<RankFailureException>(exception.InnerExceptions[rank]).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Fit_RankThatCannotReadASample_IsNamedAtOnce()
    {
        long start = Stopwatch.GetTimestamp();

        var exception = Assert.Throws<AggregateException>(() => Train((_, rank) => rank == 1 ? new Broken() : new Whole(), timeout: null));

        var failure = Assert.IsType<RankFailureException>(exception.InnerExceptions[0]);
        Assert.Equal((1, "Rank 1 has failed: the disk is gone"), (failure.Rank, failure.Message));
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 30);
    }

    [Fact]
    public void Fit_RankThatNeverComes_IsNamedInTime()
    {
        var ranks = ThreadCommunicator.Create(2, TimeSpan.FromMilliseconds(200));
        using var network = new PlainShards(seed: 1);

        var failure = Assert.Throws<RankFailureException>(
            () => new Trainer<PlainShards>(network, new Adam(0.01f)) { Shards = 2, Ranks = ranks[0] }.Fit(ShardedRun.Samples, 1, ShardedRun.BatchSize));

        Assert.Equal("Rank 1 has failed: it has sent nothing to rank 0 for 0.2 s.", failure.Message);
    }

    [Theory]
    [InlineData("weights")]
    [InlineData("samples")]
    [InlineData("settings")]
    public void Fit_RankWithSomethingElse_IsNamed(string what)
    {
        var exception = Assert.Throws<AggregateException>(() => ShardedRun.Run(2, communicator =>
        {
            bool isOther = communicator.Rank == 1;
            using var network = new PlainShards(seed: isOther && what == "weights" ? 2ul : 1);
            var trainer = new Trainer<PlainShards>(network, new Adam(isOther && what == "settings" ? 0.02f : 0.01f)) { Shards = 2, Ranks = communicator };
            var samples = isOther && what == "samples" ? ShardedRun.Draw(50) : ShardedRun.Samples;
            return trainer.Fit(samples, 1, ShardedRun.BatchSize);
        }));

        Assert.Contains($"it has other {what} than rank 0", Assert.IsType<InvalidOperationException>(exception.InnerExceptions[1]).Message, StringComparison.Ordinal);
        Assert.Contains($"Rank 1 has failed: it has other {what}", Assert.IsType<RankFailureException>(exception.InnerExceptions[0]).Message, StringComparison.Ordinal);
    }

    private static void Train(Func<Trainer<PlainShards>, int, ISampleSource> prepare, TimeSpan? timeout) => ShardedRun.Run(
        timeout is null ? 2 : 4,
        communicator =>
        {
            using var network = new PlainShards(seed: 1);
            var trainer = new Trainer<PlainShards>(network, new Adam(0.01f)) { Shards = 4, Ranks = communicator };
            return trainer.Fit(prepare(trainer, communicator.Rank), 5, ShardedRun.BatchSize);
        },
        timeout);

    private sealed class Failing : TrainingCallback
    {
        public override void OnStep(TrainingContext context) => throw new NotSupportedException("no more");
    }

    private class Whole : ISampleSource
    {
        public int Count => ShardedRun.Samples.Count;

        public SampleShape Shape => ShardedRun.Samples.Shape;

        public string Fingerprint => "whole";

        public virtual void Read(ReadOnlySpan<int> indices, SampleBatch destination) => ((ISampleSource)ShardedRun.Samples).Read(indices, destination);
    }

    private sealed class Broken : Whole
    {
        public override void Read(ReadOnlySpan<int> indices, SampleBatch destination) => throw new IOException("the disk is gone");
    }
}
