using System.Diagnostics;
using StaticNet.Benchmarks.Cases;
using StaticNet.Benchmarks.Networks;

namespace StaticNet.Benchmarks.Ranks;

/// <summary>Rounds of training steps of mlp-wide, by rank 0 alone and by all ranks.</summary>
/// <param name="ranks">The ranks.</param>
/// <param name="steps">The steps of a round.</param>
internal sealed class RankedRun(Communicator ranks, int steps) : IDisposable
{
    /// <summary>The samples of a batch.</summary>
    public const int BatchSize = 256;

    // Parameters are to stay near their start.
    private const float LearningRate = 1e-6f;

    private readonly MlpWide _network = new(batchCapacity: BatchSize, workers: 1);
    private readonly Dataset _samples = Draw();
    private TimeSpan _rest;

    /// <summary>A round of rank 0, while the others wait without taking time of the cores.</summary>
    /// <param name="shards">The shards of a batch.</param>
    public RankRate Alone(int shards)
    {
        Span<byte> length = stackalloc byte[sizeof(double)];
        if (ranks.Rank > 0)
        {
            // Who receives polls, so it is late to that.
            Thread.Sleep(_rest);
            ranks.Receive(0, length);
            _rest = 0.8 * TimeSpan.FromSeconds(BitConverter.ToDouble(length));
            return RankRate.None;
        }

        long start = Stopwatch.GetTimestamp();
        var rate = Train(shards, shared: false);
        BitConverter.TryWriteBytes(length, Stopwatch.GetElapsedTime(start).TotalSeconds);
        for (int rank = 1; rank < ranks.Size; rank++)
            ranks.Send(rank, length);
        return rate;
    }

    /// <summary>A round of all ranks.</summary>
    public RankRate Shared() => Train(ranks.Size, shared: true);

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    // From the end of the first step on: what begins and ends a call is no step.
    private RankRate Train(int shards, bool shared)
    {
        _network.Initialize(seed: 1);
        var trainer = new Trainer<MlpWide>(_network, new Adam(LearningRate), seed: 1) { Shards = shards, Ranks = shared ? ranks : null };
        long start = 0;
        double seconds = 0, bytes = 0, communication = 0;
        var (sent, elapsed) = (0L, TimeSpan.Zero);
        trainer.Fit(_samples, TrainingLength.Steps(steps), BatchSize, progress =>
        {
            if (progress.StepCount == 1)
                (start, sent, elapsed) = (Stopwatch.GetTimestamp(), ranks.SentBytes, ranks.Elapsed);
            if (progress.StepCount < steps)
                return;
            seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            (bytes, communication) = (ranks.SentBytes - sent, (ranks.Elapsed - elapsed).TotalSeconds);
        });
        return new RankRate((steps - 1) / seconds, bytes / (steps - 1), communication / seconds);
    }

    private static Dataset Draw()
    {
        var batch = new RandomBatch(MlpWide.Architecture, 8 * BatchSize);
        return new Dataset(batch.Inputs, MlpWide.Architecture.InputLength, batch.Labels);
    }
}
