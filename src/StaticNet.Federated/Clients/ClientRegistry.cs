namespace StaticNet.Federated;

/// <summary>The clients that a server has at the moment. They join and leave at any time, from any thread.</summary>
public sealed class ClientRegistry
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, JoinedClient> _clients = new(StringComparer.Ordinal);
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The number of clients.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _clients.Count;
        }
    }

    /// <summary>Lets a client join.</summary>
    /// <param name="id">What it is called; nobody else may be called that.</param>
    /// <param name="client">The client.</param>
    /// <returns>Whether it has joined; false where another one has the name.</returns>
    public bool TryJoin(string id, IFederatedClient client)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(client);
        lock (_lock)
        {
            if (!_clients.TryAdd(id, new JoinedClient(id, client)))
                return false;
            Change();
            return true;
        }
    }

    /// <summary>Lets a client leave.</summary>
    /// <param name="id">What it is called.</param>
    /// <returns>Whether it was there.</returns>
    public bool Leave(string id)
    {
        lock (_lock)
        {
            if (!_clients.Remove(id))
                return false;
            Change();
            return true;
        }
    }

    /// <summary>The clients that are there, in the order of their names.</summary>
    public IReadOnlyList<JoinedClient> GetAll()
    {
        lock (_lock)
            return [.. _clients.Values];
    }

    /// <summary>Waits until there are enough clients.</summary>
    /// <param name="count">The number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public async Task WaitForAsync(int count, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task change;
            lock (_lock)
            {
                if (_clients.Count >= count)
                    return;
                change = _change.Task;
            }

            await change.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void Change()
    {
        _change.SetResult();
        _change = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
