using StaticNet.Optimizers;
using StaticNet.Training;

namespace StaticNet.Tests.Sharding;

/// <summary>Trainings that ranks share, each rank on a thread of its own.</summary>
internal static class ShardedRun
{
    public const int BatchSize = 24;

    /// <summary>100 samples of 6 values, three classes: the last batch of an epoch has 4.</summary>
    public static Dataset Samples { get; } = Draw(100);

    /// <summary>Trains, and returns what each rank ends with.</summary>
    /// <param name="create">Makes a rank's network.</param>
    /// <param name="ranks">The ranks.</param>
    /// <param name="shards">The shards of a batch.</param>
    /// <param name="epochs">The epochs.</param>
    /// <param name="state">The state to go on from; null to begin.</param>
    public static (float[] Weights, TrainingState State)[] Train<TNetwork>(Func<TNetwork> create, int ranks, int shards, int epochs, TrainingState? state = null)
        where TNetwork : class, INetwork => Run(ranks, communicator =>
        {
            using var network = create();
            var trainer = new Trainer<TNetwork>(network, new Adam(0.01f), seed: 3) { Shards = shards, Ranks = ranks == 1 ? null : communicator };
            if (state is not null)
                trainer.LoadState(state);
            trainer.Fit(Samples, epochs, BatchSize);
            return ((float[])[.. network.Parameters, .. network.Statistics], trainer.SaveState());
        });

    /// <summary>Runs a function on each rank.</summary>
    /// <param name="ranks">The ranks.</param>
    /// <param name="run">What each does.</param>
    /// <param name="timeout">How long a rank waits for another; null for a minute.</param>
    public static T[] Run<T>(int ranks, Func<ThreadCommunicator, T> run, TimeSpan? timeout = null)
    {
        var results = new T[ranks];
        var failures = new Exception?[ranks];
        Thread[] threads =
        [
            .. ThreadCommunicator.Create(ranks, timeout).Select(communicator => new Thread(() =>
            {
                try
                {
                    results[communicator.Rank] = run(communicator);
                }
                catch (Exception exception)
                {
                    failures[communicator.Rank] = exception;
                }
            })),
        ];
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        if (failures.Any(failure => failure is not null))
            throw new AggregateException(failures.Select(failure => failure ?? new InvalidOperationException("This rank hasn't failed.")));
        return results;
    }

    /// <summary>As many of such samples as one likes.</summary>
    /// <param name="count">How many.</param>
    /// <param name="huge">The sample whose values are near the end of float's range; −1 for none.</param>
    public static Dataset Draw(int count, int huge = -1)
    {
        var random = new RandomStream(5, 1);
        float[] inputs = new float[count * 6];
        int[] labels = new int[count];
        for (int i = 0; i < inputs.Length; i++)
            inputs[i] = random.NextNormal();
        if (huge >= 0)
            inputs.AsSpan(huge * 6, 6).Fill(3e38f);
        for (int i = 0; i < count; i++)
            labels[i] = inputs[i * 6] > 0.3f ? 2 : inputs[(i * 6) + 1] > 0 ? 1 : 0;
        return new Dataset(inputs, 6, labels);
    }
}
