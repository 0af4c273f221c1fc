using StaticNet.Numerics;

namespace StaticNet;

/// <summary>
/// What a network shares with its readers: the weights, and a version by which a reader sees that they changed while it read
/// them. The version is even while they rest, odd while they change, and negative for ever after the network is disposed.
/// </summary>
/// <param name="parameters">The length of the flat parameter array.</param>
/// <param name="statistics">The length of the flat array of statistics.</param>
internal sealed class CommonWeights(int parameters, int statistics)
{
    private const long Disposed = -1;

    private long _version;

    /// <summary>The flat parameter array.</summary>
    public AlignedBuffer<float> Parameters { get; } = new(parameters);

    /// <summary>The flat array of statistics.</summary>
    public AlignedBuffer<float> Statistics { get; } = new(statistics);

    /// <summary>Where training is in its random numbers.</summary>
    public TrainingPosition Position { get; set; }

    /// <summary>Whether the network was disposed.</summary>
    public bool IsDisposed => Version < 0;

    /// <summary>The version, to be read before the weights are.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Whether a version is of weights that change, or of a disposed network.</summary>
    /// <param name="version">The version.</param>
    public static bool IsUnusable(long version) => (version & 1) != 0;

    /// <summary>Whether the weights are still those of a version, after they have been read.</summary>
    /// <param name="version">The version.</param>
    public bool IsStill(long version)
    {
        Volatile.ReadBarrier();
        return _version == version;
    }

    /// <summary>Begins a change; one at a time.</summary>
    /// <returns>Whether the network can change: it was not disposed.</returns>
    public bool TryBeginChange()
    {
        long version = Version;
        return version >= 0 && Interlocked.CompareExchange(ref _version, version + 1, version) == version;
    }

    /// <summary>Ends a change, unless the network was disposed meanwhile.</summary>
    public void EndChange()
    {
        long version = Version;
        if (version >= 0)
            Interlocked.CompareExchange(ref _version, version + 1, version);
    }

    /// <summary>Makes every version unusable.</summary>
    public void Dispose() => Interlocked.Exchange(ref _version, Disposed);
}
