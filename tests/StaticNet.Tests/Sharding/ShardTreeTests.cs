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
        float expected = (Values[0] + Values[1] + (Values[2] + Values[3])) + (Values[4] + Values[5] + (Values[6] + Values[7]));
        float sequential = 0;
        foreach (float value in Values)
            sequential += value;
        Assert.NotEqual(sequential, expected);

        var sums = ShardedRun.Run(ranks, communicator =>
        {
            var share = ShardShare.Of(8, communicator);
            var tree = new ShardTree(share, communicator, 16, 0);
            tree.Clear();
            for (int shard = 0; shard < share.Owned; shard++)
            {
                tree.Sum.Gradients[3] = Values[share.First + shard];
                tree.Sum.Weight = 1;
                tree.Add();
            }

            tree.Exchange();
            return (tree.Sum.Gradients[3], tree.Sum.Weight, tree.Sum.Gradients[4]);
        });

        Assert.All(sums, sum => Assert.Equal((expected, 8d, 0f), sum));
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
