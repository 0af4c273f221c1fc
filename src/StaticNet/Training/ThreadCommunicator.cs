namespace StaticNet.Training;

/// <summary>Ranks that are threads of one process: for tests, and to see what more ranks would do. Each thread has a communicator, a network and a trainer of its own.</summary>
public sealed class ThreadCommunicator : Communicator
{
    private readonly Mailbox _mailbox;

    private ThreadCommunicator(Mailbox mailbox, int rank)
    {
        _mailbox = mailbox;
        Rank = rank;
    }

    /// <inheritdoc/>
    public override int Rank { get; }

    /// <inheritdoc/>
    public override int Size => _mailbox.Size;

    /// <summary>Creates the communicators of some ranks.</summary>
    /// <param name="size">The ranks, at least 1.</param>
    /// <param name="timeout">How long a rank waits for another one before it fails; null for a minute.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no rank, or the time is not positive.</exception>
    public static IReadOnlyList<ThreadCommunicator> Create(int size, TimeSpan? timeout = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var limit = timeout ?? TimeSpan.FromMinutes(1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(limit, TimeSpan.Zero, nameof(timeout));
        var mailbox = new Mailbox(size, limit);
        return [.. Enumerable.Range(0, size).Select(rank => new ThreadCommunicator(mailbox, rank))];
    }

    /// <inheritdoc/>
    public override void Fail(string reason) => _mailbox.Fail(Rank, reason);

    /// <inheritdoc/>
    protected override void SendCore(int rank, ReadOnlySpan<byte> content) => _mailbox.Send(Rank, rank, content);

    /// <inheritdoc/>
    protected override void ReceiveCore(int rank, Span<byte> content) => _mailbox.Receive(Rank, rank, content);

    // The messages under way, of each pair of ranks in their order.
    private sealed class Mailbox(int size, TimeSpan timeout)
    {
        private readonly object _gate = new();
        private readonly Dictionary<(int From, int To), Queue<byte[]>> _messages = [];
        private RankFailureException? _failure;

        public int Size => size;

        public void Send(int from, int to, ReadOnlySpan<byte> content)
        {
            byte[] copy = content.ToArray();
            lock (_gate)
            {
                ThrowIfFailed();
                QueueOf(from, to).Enqueue(copy);
                Monitor.PulseAll(_gate);
            }
        }

        public void Receive(int at, int from, Span<byte> content)
        {
            long end = Environment.TickCount64 + (long)timeout.TotalMilliseconds;
            lock (_gate)
            {
                var messages = QueueOf(from, at);
                while (messages.Count == 0)
                {
                    ThrowIfFailed();
                    long left = end - Environment.TickCount64;
                    if (left <= 0 || !Monitor.Wait(_gate, TimeSpan.FromMilliseconds(left)))
                    {
                        Fail(from, $"it has sent nothing to rank {at} for {timeout.TotalSeconds:0.###} s.");
                        ThrowIfFailed();
                    }
                }

                byte[] message = messages.Dequeue();
                if (message.Length != content.Length)
                {
                    Fail(from, $"it has sent {message.Length} bytes where rank {at} expects {content.Length}: the ranks don't make the same calls.");
                    ThrowIfFailed();
                }

                message.CopyTo(content);
            }
        }

        public void Fail(int rank, string reason)
        {
            lock (_gate)
            {
                _failure ??= new RankFailureException(rank, reason);
                Monitor.PulseAll(_gate);
            }
        }

        private Queue<byte[]> QueueOf(int from, int to)
        {
            if (!_messages.TryGetValue((from, to), out var queue))
                _messages[(from, to)] = queue = new Queue<byte[]>();
            return queue;
        }

        private void ThrowIfFailed()
        {
            if (_failure is { } failure)
                throw new RankFailureException(failure.Rank!.Value, failure.Message[(failure.Message.IndexOf(':', StringComparison.Ordinal) + 2)..]);
        }
    }
}
