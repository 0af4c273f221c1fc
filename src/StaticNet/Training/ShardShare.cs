namespace StaticNet.Training;

/// <summary>The shards that batches are cut into, and those of them that a rank computes.</summary>
/// <param name="Shards">The shards of a batch, a power of two.</param>
/// <param name="First">The first one of this rank.</param>
/// <param name="Owned">How many it computes, a power of two.</param>
internal readonly record struct ShardShare(int Shards, int First, int Owned)
{
    /// <summary>Batches that are computed whole.</summary>
    public static readonly ShardShare Whole = new(1, 0, 1);

    /// <summary>The share of a rank.</summary>
    /// <param name="shards">The shards of a batch.</param>
    /// <param name="ranks">The ranks that share them; null for one that computes all.</param>
    public static ShardShare Of(int shards, Communicator? ranks)
    {
        int owned = shards / (ranks?.Size ?? 1);
        return new(shards, (ranks?.Rank ?? 0) * owned, owned);
    }

    /// <summary>Where a shard lies in a batch: shards have as many samples, or one more or less.</summary>
    /// <param name="shard">Which of those of this rank.</param>
    /// <param name="samples">The samples of the batch.</param>
    public (int Start, int Count) PlaceOf(int shard, int samples)
    {
        int start = (int)((long)samples * (First + shard) / Shards);
        return (start, (int)((long)samples * (First + shard + 1) / Shards) - start);
    }

    /// <summary>The samples of the largest shard.</summary>
    /// <param name="samples">The samples of a batch.</param>
    public int Largest(int samples) => (int)(((long)samples + Shards - 1) / Shards);
}
