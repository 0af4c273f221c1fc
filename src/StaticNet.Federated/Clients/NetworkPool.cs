namespace StaticNet.Federated;

/// <summary>
/// A few networks that many clients of one process take turns with: a client has its samples, but needs a network only while it trains or measures. Networks are made when they are first
/// needed. May be used by any thread.
/// </summary>
/// <typeparam name="TNetwork">The network's class.</typeparam>
public sealed class NetworkPool<TNetwork> : IDisposable
    where TNetwork : class, INetwork
{
    private readonly Lock _lock = new();
    private readonly Func<TNetwork> _create;
    private readonly Stack<TNetwork> _idle = new();
    private readonly SemaphoreSlim _free;
    private bool _isDisposed;

    /// <summary>A pool.</summary>
    /// <param name="create">Makes a network.</param>
    /// <param name="count">The most networks, 1 or more: as many clients are at work at a time.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no network.</exception>
    public NetworkPool(Func<TNetwork> create, int count)
    {
        ArgumentNullException.ThrowIfNull(create);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        _create = create;
        _free = new SemaphoreSlim(count, count);
    }

    /// <summary>Calls a function with a network that nobody else has meanwhile, on a thread of the thread pool.</summary>
    /// <typeparam name="TResult">What it gives.</typeparam>
    /// <param name="function">The function.</param>
    /// <param name="cancellationToken">Ends the wait for a network.</param>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    /// <exception cref="ObjectDisposedException">The pool was disposed.</exception>
    public async Task<TResult> UseAsync<TResult>(Func<TNetwork, TResult> function, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(function);
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Use(function), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _free.Release();
        }
    }

    /// <summary>Disposes the networks that nobody uses; others when they are given back.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            while (_idle.TryPop(out var network))
                network.Dispose();
        }
    }

    private TResult Use<TResult>(Func<TNetwork, TResult> function)
    {
        TNetwork? network;
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _idle.TryPop(out network);
        }

        network ??= _create();
        try
        {
            return function(network);
        }
        finally
        {
            lock (_lock)
            {
                if (_isDisposed)
                    network.Dispose();
                else
                    _idle.Push(network);
            }
        }
    }
}
