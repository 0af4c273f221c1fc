namespace StaticNet.Training;

/// <summary>
/// The processes, or threads, that train one network together, and how they exchange bytes: <i>ranks</i> from 0 on, as MPI calls them. Every rank makes the same calls in the same order.
/// A <see cref="Trainer{TNetwork}"/> divides the shards of each batch among them (<see cref="Trainer{TNetwork}.Shards"/>).
/// </summary>
/// <remarks>An instance serves one thread at a time.</remarks>
public abstract class Communicator
{
    /// <summary>The number of this rank, from 0.</summary>
    public abstract int Rank { get; }

    /// <summary>The number of ranks.</summary>
    public abstract int Size { get; }

    /// <summary>The bytes that this rank has sent.</summary>
    public long SentBytes { get; private set; }

    /// <summary>The time that this rank has spent sending and receiving, waiting for others included.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <summary>Sends bytes to a rank, which receives as many.</summary>
    /// <param name="rank">The other rank.</param>
    /// <param name="content">The bytes.</param>
    /// <exception cref="RankFailureException">A rank has failed, or doesn't receive them in time.</exception>
    public void Send(int rank, ReadOnlySpan<byte> content)
    {
        CheckOther(rank);
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        SendCore(rank, content);
        SentBytes += content.Length;
        Elapsed += System.Diagnostics.Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Receives bytes from a rank, which sends as many.</summary>
    /// <param name="rank">The other rank.</param>
    /// <param name="content">Receives them.</param>
    /// <exception cref="RankFailureException">A rank has failed, or doesn't send them in time.</exception>
    public void Receive(int rank, Span<byte> content)
    {
        CheckOther(rank);
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        ReceiveCore(rank, content);
        Elapsed += System.Diagnostics.Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Sends bytes to a rank and receives bytes from it, which does the same.</summary>
    /// <param name="rank">The other rank.</param>
    /// <param name="sent">The bytes that it receives.</param>
    /// <param name="received">Receives those that it sends.</param>
    /// <exception cref="RankFailureException">A rank has failed, or doesn't do so in time.</exception>
    public void Exchange(int rank, ReadOnlySpan<byte> sent, Span<byte> received)
    {
        CheckOther(rank);
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        ExchangeCore(rank, sent, received);
        SentBytes += sent.Length;
        Elapsed += System.Diagnostics.Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Tells all ranks that this one can't go on, so that none of them waits for it.</summary>
    /// <param name="reason">Why, a sentence.</param>
    public abstract void Fail(string reason);

    /// <inheritdoc cref="Send"/>
    protected abstract void SendCore(int rank, ReadOnlySpan<byte> content);

    /// <inheritdoc cref="Receive"/>
    protected abstract void ReceiveCore(int rank, Span<byte> content);

    /// <inheritdoc cref="Exchange"/>
    /// <remarks>Both ways by turns, unless it is overridden.</remarks>
    protected virtual void ExchangeCore(int rank, ReadOnlySpan<byte> sent, Span<byte> received)
    {
        if (Rank < rank)
            SendCore(rank, sent);
        ReceiveCore(rank, received);
        if (Rank > rank)
            SendCore(rank, sent);
    }

    private void CheckOther(int rank)
    {
        if ((uint)rank >= (uint)Size || rank == Rank)
            throw new ArgumentOutOfRangeException(nameof(rank), rank, $"Rank {Rank} of {Size} exchanges bytes with the others, numbered from 0 to {Size - 1}.");
    }
}
