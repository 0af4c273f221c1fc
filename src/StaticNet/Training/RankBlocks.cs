namespace StaticNet.Training;

/// <summary>Blocks of bytes, one of each rank, that all ranks get.</summary>
/// <param name="ranks">The ranks, a power of two.</param>
internal sealed class RankBlocks(Communicator ranks)
{
    private byte[] _bytes = []; // [ranks, length]
    private int _length;

    /// <summary>The ranks.</summary>
    public Communicator Ranks => ranks;

    /// <summary>The block of a rank: to be filled by it before <see cref="Exchange"/>, and to be read by all after it.</summary>
    /// <param name="rank">The rank.</param>
    public Span<byte> this[int rank] => Of(rank, 1);

    /// <summary>Makes room; allocates nothing once there was as much.</summary>
    /// <param name="length">The bytes of a block, the same on each rank.</param>
    public void Reserve(int length)
    {
        _length = length;
        if (_bytes.Length < checked(ranks.Size * length))
            _bytes = new byte[ranks.Size * length];
    }

    /// <summary>Lets all ranks have the blocks of all.</summary>
    /// <exception cref="RankFailureException">A rank has failed.</exception>
    public void Exchange()
    {
        // Neighbours' blocks meet, then those of pairs of neighbours; rank 0 has all of them, which go the way back.
        int reach = 1;
        for (; reach < ranks.Size && ranks.Rank % (2 * reach) == 0; reach *= 2)
            ranks.Receive(ranks.Rank + reach, Of(ranks.Rank + reach, reach));
        var all = Of(0, ranks.Size);
        if (reach < ranks.Size)
        {
            ranks.Send(ranks.Rank - reach, Of(ranks.Rank, reach));
            ranks.Receive(ranks.Rank - reach, all);
        }

        for (reach /= 2; reach > 0; reach /= 2)
            ranks.Send(ranks.Rank + reach, all);
    }

    private Span<byte> Of(int rank, int count) => _bytes.AsSpan(rank * _length, count * _length);
}
