using System.Collections.Immutable;

namespace StaticNet.Training;

/// <summary>A loss of one's own for a trainer: computes it from a batch and its outputs, and its gradient by each output.</summary>
/// <param name="context">The batch, the outputs, and where the gradients go.</param>
/// <returns>The loss of the batch. It is averaged over batches by their number of samples, so it should be a mean over samples.</returns>
public delegate float BatchLoss(LossContext context);

/// <summary>What a <see cref="BatchLoss"/> computes with.</summary>
public readonly ref struct LossContext
{
    private readonly ImmutableArray<OutputInfo> _outputs;
    private readonly ReadOnlySpan<float> _values;
    private readonly Span<float> _gradients;

    internal LossContext(Batch batch, int count, ImmutableArray<OutputInfo> outputs, ReadOnlySpan<float> values, Span<float> gradients, bool isTraining)
    {
        Batch = batch;
        Count = count;
        _outputs = outputs;
        _values = values;
        _gradients = gradients;
        IsTraining = isTraining;
    }

    /// <summary>The inputs, and the targets that the source has.</summary>
    public Batch Batch { get; }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>Whether the gradients are for a step; in an evaluation nobody looks at them.</summary>
    public bool IsTraining { get; }

    /// <summary>What the network made of the batch, <c>[Count, length]</c>.</summary>
    /// <param name="output">The output, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public ReadOnlySpan<float> GetOutputs(int output = 0)
    {
        var (start, length) = PlaceOf(output);
        return _values.Slice(start, length);
    }

    /// <summary>Receives the gradient of the loss by each value of an output, <c>[Count, length]</c>; 0 where nothing is written.</summary>
    /// <param name="output">The output, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output.</exception>
    public Span<float> GetGradients(int output = 0)
    {
        var (start, length) = PlaceOf(output);
        return _gradients.Slice(start, length);
    }

    private (int Start, int Length) PlaceOf(int output)
    {
        if ((uint)output >= (uint)_outputs.Length)
            throw new ArgumentOutOfRangeException(nameof(output), output, $"The network has {_outputs.Length} outputs, numbered from 0.");
        int start = 0;
        for (int i = 0; i < output; i++)
            start += _outputs[i].Length;
        return (start * Count, _outputs[output].Length * Count);
    }
}
