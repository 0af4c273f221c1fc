using StaticNet.CompilerServices;

namespace StaticNet.Training;

/// <summary>
/// Passes that clamp nothing, until it is disposed: where something is added to what they find, it is the sum that is to be within the limit.
/// </summary>
internal readonly ref struct UnclampedGradients
{
    private readonly NetworkMemory _memory;
    private readonly float _limit;

    /// <summary>Lifts a network's limit.</summary>
    /// <param name="memory">The network's arrays.</param>
    public UnclampedGradients(NetworkMemory memory)
    {
        _memory = memory;
        _limit = memory.GradientLimit;
        memory.GradientLimit = float.PositiveInfinity;
    }

    /// <summary>Gives the limit back.</summary>
    public void Dispose() => _memory.GradientLimit = _limit;
}
