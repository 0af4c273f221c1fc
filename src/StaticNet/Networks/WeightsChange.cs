using StaticNet.CompilerServices;

namespace StaticNet;

/// <summary>A call that changes a network's weights, until it is disposed: no other one can use the network meanwhile, and readers see it.</summary>
internal readonly ref struct WeightsChange
{
    private readonly NetworkMemory? _memory;

    /// <summary>A change that has begun.</summary>
    /// <param name="memory">The network's arrays.</param>
    public WeightsChange(NetworkMemory memory) => _memory = memory;

    /// <summary>Begins a change; nothing for a network that isn't generated.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="InvalidOperationException">Another call uses the network, or it is a reader.</exception>
    /// <exception cref="ObjectDisposedException">The network was disposed.</exception>
    public static WeightsChange Of(INetwork network) => network.Memory is { } memory ? memory.Change() : default;

    /// <summary>Ends the change.</summary>
    public void Dispose() => _memory?.EndChange();
}
