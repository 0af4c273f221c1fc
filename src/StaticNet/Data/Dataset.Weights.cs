namespace StaticNet;

/// <content>What samples weigh.</content>
public sealed partial class Dataset
{
    private readonly ReadOnlyMemory<float> _weights; // [samples], or empty

    private Dataset(Dataset dataset, ReadOnlyMemory<float> weights)
        : this(
            dataset._inputs, dataset.InputLength, dataset._labels, dataset._targets, dataset.TargetLength, dataset.TargetKind)
    {
        IgnoreLabel = dataset.IgnoreLabel;
        LargestLabel = dataset.LargestLabel;
        _weights = weights;
        _lengths = dataset._lengths;
    }

    /// <summary>Whether samples have weights; otherwise each counts the same.</summary>
    public bool HasWeights => !_weights.IsEmpty;

    /// <summary>
    /// The same samples, not copied, with weights: how much each counts in the loss of training and evaluation, as <see cref="Targets"/> tells.
    /// Metrics and accuracy count each sample the same. Weights stay with their samples in parts and other orders.
    /// </summary>
    /// <param name="weights">The weight of each sample, finite and 0 or more; not copied.</param>
    /// <exception cref="ArgumentException">There isn't one a sample, or one is negative or not finite.</exception>
    public Dataset WithWeights(ReadOnlyMemory<float> weights)
    {
        DatasetChecks.Weights(weights.Span, Count);
        return new Dataset(this, weights);
    }

    /// <inheritdoc cref="WithWeights(ReadOnlyMemory{float})"/>
    public Dataset WithWeights(params float[] weights) => WithWeights(DatasetChecks.Given(weights, nameof(weights)));

    /// <summary>The weight of a sample, 1 without weights.</summary>
    /// <param name="index">In [0, Count).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public float GetWeight(int index)
    {
        CheckIndex(index);
        return HasWeights ? _weights.Span[index] : 1;
    }

    /// <summary>Gathers the weights of samples, 1 each without weights.</summary>
    /// <param name="indices">The samples, each in [0, Count).</param>
    /// <param name="weights">Receives <c>[indices]</c>.</param>
    /// <exception cref="ArgumentException">The buffer is of another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample; samples before it were copied.</exception>
    public void CopyWeights(ReadOnlySpan<int> indices, Span<float> weights)
    {
        CheckBuffer(weights.Length, indices.Length, 1, nameof(weights));
        for (int i = 0; i < indices.Length; i++)
            weights[i] = GetWeight(indices[i]);
    }
}
