namespace StaticNet;

/// <content>Sequences of which some are shorter.</content>
public sealed partial class Dataset
{
    private readonly ReadOnlyMemory<int> _lengths; // [samples], or empty

    private Dataset(Dataset dataset, ReadOnlyMemory<int> lengths)
        : this(dataset, dataset._weights) => _lengths = lengths;

    /// <summary>Whether samples have lengths; otherwise each has every step.</summary>
    public bool HasLengths => !_lengths.IsEmpty;

    /// <summary>
    /// The same samples, not copied, with lengths: how many steps of a sequence each has, for networks with <see cref="NetworkAttribute.Lengths"/>. Inputs, and target values
    /// where each step has some, have room for every step; what is beyond a length doesn't matter, 0 for example. Lengths stay with their samples in parts and other orders.
    /// </summary>
    /// <param name="lengths">The steps of each sample, 1 or more; not copied.</param>
    /// <exception cref="ArgumentException">There isn't one a sample, or one is below 1.</exception>
    public Dataset WithLengths(ReadOnlyMemory<int> lengths)
    {
        DatasetChecks.Lengths(lengths.Span, Count);
        return new Dataset(this, lengths);
    }

    /// <inheritdoc cref="WithLengths(ReadOnlyMemory{int})"/>
    public Dataset WithLengths(params int[] lengths) => WithLengths(DatasetChecks.Given(lengths, nameof(lengths)));

    /// <summary>The steps that a sample has.</summary>
    /// <param name="index">In [0, Count).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="InvalidOperationException">The samples have no lengths.</exception>
    public int GetLength(int index)
    {
        CheckIndex(index);
        return HasLengths ? _lengths.Span[index] : throw new InvalidOperationException("The samples have no lengths; give them some by WithLengths.");
    }

    /// <summary>Gathers the lengths of samples.</summary>
    /// <param name="indices">The samples, each in [0, Count).</param>
    /// <param name="lengths">Receives <c>[indices]</c>.</param>
    /// <exception cref="ArgumentException">The buffer is of another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample; samples before it were copied.</exception>
    /// <exception cref="InvalidOperationException">The samples have no lengths.</exception>
    public void CopyLengths(ReadOnlySpan<int> indices, Span<int> lengths)
    {
        CheckBuffer(lengths.Length, indices.Length, 1, nameof(lengths));
        for (int i = 0; i < indices.Length; i++)
            lengths[i] = GetLength(indices[i]);
    }

    // Of another dataset of as many samples, what samples weigh and how long they are.
    private Dataset WithExtrasOf(Dataset other) => new(new Dataset(this, other._weights), other._lengths);
}
