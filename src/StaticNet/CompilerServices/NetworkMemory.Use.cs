using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <content>Who may use the arrays when: one call at a time, and readers with arrays of their own on the same weights.</content>
public sealed unsafe partial class NetworkMemory
{
    private readonly CommonWeights _weights;
    private readonly bool _isReader;

    // 1 while a call uses the arrays, and for ever after they are disposed.
    private int _uses;
    private int _isDisposed;

    // A reader: everything that inference writes is its own, everything that training writes is empty or the network's.
    private NetworkMemory(NetworkMemory network, int batchCapacity, int workspacePerSample, bool isStream = false)
    {
        _isReader = true;
        _weights = network._weights;
        _architecture = network._architecture;
        _scaling = network._scaling;
        _gradientLimit = network._gradientLimit;
        _options = network._options;
        _scaleGranularity = network._scaleGranularity;
        _scratchStride = network._scratchStride;
        BatchCapacity = CheckCapacity(_architecture, batchCapacity, workspacePerSample);
        GradientHealth = network.GradientHealth;
        GradientScales = network.GradientScales;
        Gradients = new(0);
        PendingStatistics = new(0);
        Moments = new(0);
        Squares = new(0);
        Workspace = new(batchCapacity * workspacePerSample);
        _tokens = CreateTokens(_architecture, batchCapacity, isStream);
        Lengths = new(_architecture.Steps is null && !isStream ? 0 : batchCapacity);
        Scratch = new(_scratchStride);
        _losses = isStream ? [] : Array.ConvertAll(network._losses, loss => loss.CreateReader(batchCapacity, Lengths));
        Lanes = new(FixedOrder.LaneCount);
        if (isStream)
            return;
        StateStride = network.StateStride;
        CreateInferenceStates();
    }

    /// <summary>Creates the arrays of a reader: its own for what inference writes, on the weights of this network.</summary>
    /// <param name="batchCapacity">The largest batch.</param>
    /// <param name="workspacePerSample">Elements of workspace that inference takes for one sample.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is not positive, or its buffers exceed an array.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public NetworkMemory CreateReader(int batchCapacity, int workspacePerSample)
    {
        ThrowIfDisposed();
        return new NetworkMemory(this, batchCapacity, workspacePerSample);
    }

    /// <summary>Creates the arrays of a stream on the weights of this network: those of a reader without losses, for a step of each sequence.</summary>
    /// <param name="count">The sequences.</param>
    /// <param name="workspacePerSequence">Elements of workspace that a step takes for a sequence, its states included.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is not positive, or its buffers exceed an array.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public NetworkMemory CreateStream(int count, int workspacePerSequence)
    {
        ThrowIfDisposed();
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        int most = (Array.MaxLength - 16) / workspacePerSequence;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, most);
        return new NetworkMemory(this, count, workspacePerSequence, isStream: true);
    }

    /// <summary>Begins a call that uses the arrays.</summary>
    /// <exception cref="InvalidOperationException">Another call uses them, or this is a reader whose weights change.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public NetworkUse Use()
    {
        if (Interlocked.Exchange(ref _uses, 1) != 0)
            ThrowInUse();
        long version = _weights.Version;
        if (CommonWeights.IsUnusable(version))
            ThrowUnusable();
        return new NetworkUse(this, version);
    }

    /// <summary>
    /// Begins a call that reads the weights and writes to memory of its own alone: no other call can disturb it but one that changes the
    /// weights, which <see cref="ThrowIfChanged"/> notices at its end. So it needs no atomic operation, which takes as long as a small layer.
    /// </summary>
    /// <param name="version">The weights' version.</param>
    /// <returns>Whether it can begin: no other call uses the arrays, and the weights rest.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadWeights(out long version)
    {
        version = _weights.Version;
        return !CommonWeights.IsUnusable(version) && Volatile.Read(ref _uses) == 0;
    }

    /// <summary>Begins a call that uses the arrays to train.</summary>
    /// <exception cref="InvalidOperationException">Another call uses them, or this is a reader.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public NetworkUse UseToTrain()
    {
        ThrowIfReader();
        return Use();
    }

    /// <summary>Begins a call that changes the weights.</summary>
    /// <exception cref="InvalidOperationException">Another call uses them, or this is a reader.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    internal WeightsChange Change()
    {
        ThrowIfReader();
        if (Interlocked.Exchange(ref _uses, 1) != 0)
            ThrowInUse();
        if (!_weights.TryBeginChange())
            ThrowUnusable();
        return new WeightsChange(this);
    }

    /// <summary>Ends what <see cref="Use"/> began.</summary>
    internal void EndUse() => Volatile.Write(ref _uses, 0);

    /// <summary>Ends what <see cref="Change"/> began.</summary>
    internal void EndChange()
    {
        _weights.EndChange();
        EndUse();
    }

    /// <summary>Demands that weights which were read are still those of a version.</summary>
    /// <param name="version">The version.</param>
    /// <exception cref="InvalidOperationException">They have changed.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed meanwhile.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ThrowIfChanged(long version)
    {
        if (!_weights.IsStill(version))
            ThrowChanged();
    }

    /// <summary>Demands that these are the arrays of a network, not of a reader.</summary>
    /// <exception cref="InvalidOperationException">They are a reader's.</exception>
    internal void ThrowIfReader()
    {
        if (_isReader)
            throw new InvalidOperationException(
                $"This {_architecture.Name} is a reader: it shares the weights of the network that created it and has no gradients and no training of its own. "
                + "Train that network.");
    }

    /// <summary>Demands that neither these arrays nor those of the network that they read have been disposed.</summary>
    /// <exception cref="ObjectDisposedException">They have.</exception>
    internal void ThrowIfDisposed()
    {
        if (_isDisposed != 0 || _weights.IsDisposed)
            throw CreateDisposed();
    }

    /// <summary>Ends the workers, when the call that uses the arrays has ended.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        if (!_isReader)
            _weights.Dispose();
        var wait = default(SpinWait);
        while (Interlocked.Exchange(ref _uses, 1) != 0)
            wait.SpinOnce(sleep1Threshold: -1);
        _group?.Dispose();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowChanged() => throw (_isReader ? CreateUnusable() : CreateInUse());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowInUse()
    {
        ThrowIfDisposed();
        throw CreateInUse();
    }

    private InvalidOperationException CreateInUse() => _weights.IsDisposed
        ? CreateDisposed()
        : new InvalidOperationException(
            $"This {_architecture.Name} is in use by another call: a network serves one thread at a time. "
            + "Give each thread a reader of its own, network.CreateReader(), which shares the weights, or let the threads take turns under a lock.");

    // The use has begun, and ends here.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowUnusable()
    {
        EndUse();
        throw CreateUnusable();
    }

    private ObjectDisposedException CreateDisposed() => new(_architecture.Name);

    private InvalidOperationException CreateUnusable() => _weights.IsDisposed
        ? CreateDisposed()
        : new InvalidOperationException(
            $"The weights of {_architecture.Name} changed while a reader read them, so its outputs would mix old and new ones. "
            + "Let readers and training take turns, or read from a network of its own that loads the weights when training has saved them.");
}
