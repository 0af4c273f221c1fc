using StaticNet.Training;
using Xunit;

namespace StaticNet.Tests.Sharding;

/// <summary>The tree by which shards are added.</summary>
public sealed class ShardTreeTests
{
    // Values of which every other order gives other bits.
    private static readonly float[] Values = [1f, 1e8f, -1e8f, 3.3f, 7e-3f, 1e7f, -2.5f, 11f];

    [Theory, InlineData(1), InlineData(2), InlineData(4), InlineData(8)]
    public void Sum_AnyNumberOfRanks_IsThatOfTheTree(int ranks)
    {
        // Elements that ranks add in parts, as many as have no equal halves.
        const int Parameters = 80, Statistics = 16;
        float[] expected = [.. Enumerable.Range(1, Parameters + Statistics).Select(element => SumOf([.. Values.Select(value => value * element)]))];
        float sequential = 0;
        foreach (float value in Values)
            sequential += value;
        Assert.NotEqual(sequential, expected[0]);

        var sums = ShardedRun.Run(ranks, communicator =>
        {
            var share = ShardShare.Of(8, communicator);
            var tree = new ShardTree(share, communicator, Parameters, Statistics);
            tree.Begin();
            for (int shard = 0; shard < share.Owned; shard++)
            {
                for (int i = 0; i < expected.Length; i++)
                    (i < Parameters ? ref tree.Sum.Gradients[i] : ref tree.Sum.Statistics[i - Parameters]) = Values[share.First + shard] * (i + 1);
                tree.Sum.Weight = 1;
                tree.Add();
            }

            tree.Exchange();
            return (Elements: (float[])[.. tree.Sum.Gradients, .. tree.Sum.Statistics], tree.Sum.Weight);
        });

        Assert.All(sums, sum => Assert.Equal(expected, sum.Elements));
        Assert.All(sums, sum => Assert.Equal(8d, sum.Weight));

        static float SumOf(float[] values) => (values[0] + values[1] + (values[2] + values[3])) + (values[4] + values[5] + (values[6] + values[7]));
    }

    [Theory, InlineData(100, 8), InlineData(5, 8), InlineData(64, 4)]
    public void PlaceOf_Shards_CoverABatchInOrder(int samples, int shards)
    {
        int next = 0;
        for (int rank = 0; rank < 2; rank++)
        {
            var share = ShardShare.Of(shards, ThreadCommunicator.Create(2)[rank]);
            for (int shard = 0; shard < share.Owned; shard++)
            {
                var (start, count) = share.PlaceOf(shard, samples);
                Assert.Equal(next, start);
                Assert.InRange(count, samples / shards, share.Largest(samples));
                next += count;
            }
        }

        Assert.Equal(samples, next);
    }
}
