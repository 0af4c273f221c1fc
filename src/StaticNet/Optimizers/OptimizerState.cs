using System.Runtime.InteropServices;

namespace StaticNet;

/// <summary>
/// One array of an optimizer's state, such as the momentum: an element for each parameter, laid out like
/// <see cref="INetwork.Parameters"/>.
/// </summary>
public sealed class OptimizerState
{
    private const int AlignmentBytes = 64;

    private readonly float[] _memory;
    private readonly int _offset;

    internal OptimizerState(string name, int length)
    {
        Name = name;
        Length = length;

        // Pinned, so that the aligned place stays aligned: a vector that crosses cache lines costs two accesses.
        _memory = GC.AllocateArray<float>(length + (AlignmentBytes / sizeof(float)), pinned: true);
        long address = Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        _offset = (int)(-address & (AlignmentBytes - 1)) / sizeof(float);
    }

    /// <summary>What it is in the optimizer's formula, as PyTorch calls it: <c>momentum_buffer</c>, <c>exp_avg</c>.</summary>
    public string Name { get; }

    /// <summary>The number of elements.</summary>
    public int Length { get; }

    /// <summary>The elements; padding is 0.</summary>
    public Span<float> Values => _memory.AsSpan(_offset, Length);
}
