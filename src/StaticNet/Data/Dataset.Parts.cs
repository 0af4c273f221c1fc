using StaticNet.CompilerServices;

namespace StaticNet;

/// <content>Samples in another order, and parts of them.</content>
public sealed partial class Dataset
{
    private string? _fingerprint;

    /// <summary>
    /// The SHA-256 of everything that a training run sees of the samples (their number, sizes, kind, inputs, targets, weights, lengths, order),
    /// as 64 hexadecimal digits: equal datasets have equal ones, so a checkpoint can tell whether it continues on its own data.
    /// </summary>
    /// <remarks>
    /// Computed at the first call, at the speed of the hash. Samples stored as bytes and the same ones stored as floats differ.
    /// </remarks>
    public string Fingerprint => _fingerprint ??= DatasetFingerprint.Compute(this, _inputs, _labels.Span, _targets.Span, _weights.Span, _lengths.Span);

    /// <summary>A range of the samples, not copied.</summary>
    /// <param name="start">The first sample, in [0, Count].</param>
    /// <param name="count">The number of samples, at most those from <paramref name="start"/> on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range isn't within the samples.</exception>
    public Dataset Slice(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Count);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count - start);
        var inputs = _inputs.Slice(start * InputLength, count * InputLength);
        var part = TargetKind == TargetKind.Labels
            ? new Dataset(inputs, InputLength, _labels.Slice(start, count), IgnoreLabel)
            : new Dataset(
                inputs, InputLength, default, _targets.Slice(start * TargetLength, count * TargetLength), TargetLength, TargetKind.Values);
        if (HasWeights)
            part = new Dataset(part, _weights.Slice(start, count));
        return HasLengths ? new Dataset(part, _lengths.Slice(start, count)) : part;
    }

    /// <summary>Samples in an order of one's own, copied; a sample may be there several times.</summary>
    /// <param name="indices">The samples, each in [0, Count).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="ArgumentException">The selected inputs or targets don't fit in an array.</exception>
    public Dataset Select(ReadOnlySpan<int> indices)
    {
        foreach (int index in indices)
            CheckIndex(index);
        if ((long)indices.Length * Math.Max(InputLength, TargetLength) > Array.MaxLength)
            throw new ArgumentException(
                $"{indices.Length} samples of {InputLength} inputs and {TargetLength} targets don't fit in an array.", nameof(indices));

        var selected = SelectPlain(indices);
        if (HasWeights)
        {
            float[] weights = new float[indices.Length];
            CopyWeights(indices, weights);
            selected = new Dataset(selected, weights.AsMemory());
        }

        if (!HasLengths)
            return selected;
        int[] lengths = new int[indices.Length];
        CopyLengths(indices, lengths);
        return new Dataset(selected, lengths.AsMemory());
    }

    /// <summary>The samples in a random order that depends on the seed and their number alone, copied.</summary>
    /// <param name="seed">Another seed, another order.</param>
    public Dataset Shuffle(ulong seed) => Select(SampleOrder.Permutation(Count, seed));

    /// <summary>The first samples and the others, not copied and in their order: shuffle sorted data first.</summary>
    /// <param name="firstCount">The number of samples of the first part, in [0, Count].</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer samples.</exception>
    public (Dataset First, Dataset Second) Split(int firstCount)
    {
        var first = Slice(0, firstCount);
        return (first, Slice(firstCount, Count - firstCount));
    }

    /// <summary>Two parts of the shuffled samples, copied; they depend on the seed and the numbers of samples alone.</summary>
    /// <param name="firstCount">The number of samples of the first part, in [0, Count].</param>
    /// <param name="seed">Another seed, other parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer samples.</exception>
    public (Dataset First, Dataset Second) Split(int firstCount, ulong seed) => Select(SampleOrder.Split(Count, firstCount, seed));

    /// <summary>Two parts of the shuffled samples, copied; they depend on the seed and the number of samples alone.</summary>
    /// <param name="firstFraction">The fraction of the first part, above 0 and below 1; its count is rounded to the nearest.</param>
    /// <param name="seed">Another seed, other parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is outside its limits.</exception>
    public (Dataset First, Dataset Second) Split(double firstFraction, ulong seed) =>
        Split(SampleOrder.CountOf(Count, firstFraction), seed);

    /// <summary>
    /// Two parts of the shuffled samples, copied, with every class in the first part by its share: the fraction of its samples
    /// rounded down, and one more for the classes with the largest remainders until the part has its count.
    /// </summary>
    /// <param name="firstFraction">The fraction of the first part, above 0 and below 1; its count is rounded to the nearest.</param>
    /// <param name="seed">Another seed, other parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is outside its limits.</exception>
    /// <exception cref="InvalidOperationException">The samples have target values.</exception>
    public (Dataset First, Dataset Second) SplitStratified(double firstFraction, ulong seed)
    {
        CheckKind(TargetKind.Labels);
        return Select(SampleOrder.SplitStratified(_labels.Span, firstFraction, seed));
    }

    private Dataset SelectPlain(ReadOnlySpan<int> indices)
    {
        var inputs = _inputs.Gather(indices, InputLength);
        if (TargetKind == TargetKind.Labels)
        {
            int[] labels = new int[indices.Length];
            CopyLabels(indices, labels);
            return new Dataset(inputs, InputLength, labels, IgnoreLabel);
        }

        float[] targets = new float[indices.Length * TargetLength];
        CopyTargets(indices, targets);
        return new Dataset(inputs, InputLength, default, targets, TargetLength, TargetKind.Values);
    }

    private (Dataset First, Dataset Second) Select((int[] First, int[] Second) parts) => (Select(parts.First), Select(parts.Second));
}
