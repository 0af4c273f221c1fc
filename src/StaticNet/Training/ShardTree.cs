using System.Numerics;

namespace StaticNet.Training;

/// <summary>
/// Adds the sums of shards by a binary tree that the number of shards alone decides: neighbours, then pairs of neighbours, and so on. A rank adds its own shards, which are
/// a branch of the tree; the rest of it goes from rank to rank, so that the bits are the same for any number of ranks.
/// </summary>
internal sealed class ShardTree
{
    private readonly ShardShare _share;
    private readonly Communicator? _ranks;
    private readonly ShardSum[] _sums; // those that wait for their neighbour, and the one that is made
    private int _waiting;
    private int _added;

    /// <summary>A tree of the sums of a network.</summary>
    /// <param name="share">The shards.</param>
    /// <param name="ranks">The ranks that share them; null for one.</param>
    /// <param name="parameters">The elements of the gradient array.</param>
    /// <param name="statistics">The elements of the array of statistics.</param>
    public ShardTree(ShardShare share, Communicator? ranks, int parameters, int statistics)
    {
        _share = share;
        _ranks = ranks;
        _sums = new ShardSum[BitOperations.Log2((uint)share.Owned) + 2];
        for (int i = 0; i < _sums.Length; i++)
            _sums[i] = new ShardSum(parameters, statistics);
    }

    /// <summary>The sum of the next shard, to be filled, all of it, before <see cref="Add"/>; of all shards after <see cref="Exchange"/>.</summary>
    public ShardSum Sum => _sums[_waiting];

    /// <summary>Begins a batch.</summary>
    public void Begin() => _waiting = _added = 0;

    /// <summary>Adds what <see cref="Sum"/> is of the next shard.</summary>
    public void Add()
    {
        // A branch that is complete joins its neighbour to the left.
        _added++;
        for (int branch = _added; branch % 2 == 0; branch /= 2)
        {
            _waiting--;
            _sums[_waiting].Add(_sums[_waiting + 1], Sum.All);
        }

        if (_added < _share.Owned)
            _waiting++;
    }

    /// <summary>Lets all ranks have the sum of all shards.</summary>
    /// <exception cref="RankFailureException">A rank has failed.</exception>
    public void Exchange()
    {
        if (_ranks is not null)
            ExchangeFrom(reach: 1, Sum.All);
    }

    // Neighbours add up a half of the part each; then, of each half, those whose neighbours have the other, and so on. The way back is the same, turned round. The order in
    // which a sum adds two is not seen in its bits.
    private void ExchangeFrom(int reach, ShardPart part)
    {
        if (reach == _ranks!.Size)
            return;
        int other = _ranks.Rank ^ reach;
        var (own, given) = part.Halves;
        if (other < _ranks.Rank)
            (own, given) = (given, own);
        var received = _sums[1];
        _ranks.Exchange(other, Sum.NumberBytes, received.NumberBytes);
        _ranks.Exchange(other, Sum.BytesOf(given), received.BytesOf(own));
        Sum.Add(received, own);
        ExchangeFrom(2 * reach, own);
        _ranks.Exchange(other, Sum.BytesOf(own), Sum.BytesOf(given));
    }
}
