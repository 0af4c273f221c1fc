using System.ComponentModel;

namespace StaticNet.CompilerServices;

/// <summary>
/// A call that uses a network's arrays, until it is disposed: no other one can meanwhile. It is public for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct NetworkUse
{
    private readonly NetworkMemory? _memory;
    private readonly long _version;

    internal NetworkUse(NetworkMemory memory, long version)
    {
        _memory = memory;
        _version = version;
    }

    /// <summary>Begins to use a network; nothing for one that isn't generated.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="InvalidOperationException">Another call uses it, or the weights of a reader change.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    internal static NetworkUse Of(INetwork network) => network.Memory is { } memory ? memory.Use() : default;

    /// <summary>Demands that the weights are what they were when the use began, after they have been read.</summary>
    /// <exception cref="InvalidOperationException">They have changed: this is a reader, and its network was trained meanwhile.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed meanwhile.</exception>
    public void ThrowIfChanged() => _memory?.ThrowIfChanged(_version);

    /// <summary>Ends the use.</summary>
    public void Dispose() => _memory?.EndUse();
}
