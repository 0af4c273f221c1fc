using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>
/// One array of an optimizer's state, such as the momentum: an element for each parameter, laid out like
/// <see cref="INetwork.Parameters"/>.
/// </summary>
public sealed class OptimizerState
{
    private readonly AlignedBuffer<float> _buffer;

    internal OptimizerState(string name, int length)
    {
        Name = name;
        _buffer = new AlignedBuffer<float>(length);
    }

    /// <summary>What it is in the optimizer's formula, as PyTorch calls it: <c>momentum_buffer</c>, <c>exp_avg</c>.</summary>
    public string Name { get; }

    /// <summary>The number of elements.</summary>
    public int Length => _buffer.Length;

    /// <summary>The elements; those of padding are what parameters without gradients get.</summary>
    public Span<float> Values => _buffer.Span;
}
