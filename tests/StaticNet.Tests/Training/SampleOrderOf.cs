using StaticNet.Numerics;

namespace StaticNet.Tests.Training;

/// <summary>The batches of an epoch as the documentation of trainers says they are drawn.</summary>
internal sealed class SampleOrderOf(int count, ulong seed)
{
    /// <summary>The samples of each batch.</summary>
    public IEnumerable<int[]> Batches(int epoch, int size)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        var random = new RandomStream(seed, RandomStreams.Derive(RandomStreams.Shuffling, epoch));
        random.Shuffle(order);
        return order.Chunk(size);
    }
}
