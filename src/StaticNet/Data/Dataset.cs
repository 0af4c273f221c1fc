namespace StaticNet;

/// <summary>
/// Samples in memory: inputs, and a class label or target values for each. A dataset doesn't copy the arrays it is made
/// from; they must not change while it is in use.
/// </summary>
/// <remarks>Members that copy write into the caller's buffers and allocate nothing. A dataset may be read by many threads.</remarks>
public sealed partial class Dataset : ISampleSource
{
    private readonly SampleStorage _inputs;
    private readonly ReadOnlyMemory<int> _labels;
    private readonly ReadOnlyMemory<float> _targets;

    /// <summary>Samples with a class label each.</summary>
    /// <param name="inputs"><c>[samples, inputLength]</c>, finite.</param>
    /// <param name="inputLength">The number of values of one sample.</param>
    /// <param name="labels"><c>[samples]</c>, 0 or more.</param>
    /// <param name="ignoreLabel">
    /// The label of samples without a class, of any value, for losses that ignore it; null if each has one.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The inputs aren't a whole number of samples, there aren't as many labels, an input isn't finite, or a label is negative.
    /// </exception>
    public Dataset(ReadOnlyMemory<float> inputs, int inputLength, ReadOnlyMemory<int> labels, int? ignoreLabel = null)
        : this(DatasetChecks.Inputs(inputs, inputLength), inputLength, labels, ignoreLabel)
    {
    }

    /// <summary>Samples with target values each.</summary>
    /// <param name="inputs"><c>[samples, inputLength]</c>, finite.</param>
    /// <param name="inputLength">The number of values of one sample.</param>
    /// <param name="targets"><c>[samples, targetLength]</c>, finite.</param>
    /// <param name="targetLength">The number of target values of one sample.</param>
    /// <exception cref="ArgumentException">
    /// The inputs or targets aren't a whole number of samples, not of the same number, or not finite.
    /// </exception>
    public Dataset(ReadOnlyMemory<float> inputs, int inputLength, ReadOnlyMemory<float> targets, int targetLength)
        : this(DatasetChecks.Inputs(inputs, inputLength), inputLength, default, targets, targetLength, TargetKind.Values)
    {
        DatasetChecks.Targets(targets, targetLength, Count);
    }

    private Dataset(SampleStorage inputs, int inputLength, ReadOnlyMemory<int> labels, int? ignoreLabel)
        : this(inputs, inputLength, labels, default, 1, TargetKind.Labels)
    {
        DatasetChecks.SameCount(Count, labels.Length, nameof(labels));
        IgnoreLabel = ignoreLabel;
        LargestLabel = DatasetChecks.LargestLabel(labels.Span, ignoreLabel);
    }

    private Dataset(
        SampleStorage inputs, int inputLength, ReadOnlyMemory<int> labels, ReadOnlyMemory<float> targets, int targetLength, TargetKind kind)
    {
        _inputs = inputs;
        _labels = labels;
        _targets = targets;
        InputLength = inputLength;
        TargetLength = targetLength;
        TargetKind = kind;
        Count = inputs.Length / inputLength;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The number of input values of one sample.</summary>
    public int InputLength { get; }

    /// <summary>Labels or values.</summary>
    public TargetKind TargetKind { get; }

    /// <summary>The number of target elements of one sample: 1 label, or its values.</summary>
    public int TargetLength { get; }

    /// <summary>The largest label that isn't <see cref="IgnoreLabel"/>, −1 without labels.</summary>
    public int LargestLabel { get; } = -1;

    /// <summary>The label of samples without a class, for losses that ignore it; null if each has one.</summary>
    public int? IgnoreLabel { get; }

    /// <summary>
    /// Samples stored as bytes, as images are: a quarter of the memory, read as <c>byte / 255f</c>, in [0, 1].
    /// </summary>
    /// <param name="inputs"><c>[samples, inputLength]</c></param>
    /// <param name="inputLength">The number of values of one sample.</param>
    /// <param name="labels"><c>[samples]</c>, 0 or more.</param>
    /// <param name="ignoreLabel">
    /// The label of samples without a class, of any value, for losses that ignore it; null if each has one.
    /// </param>
    /// <exception cref="ArgumentException">
    /// The inputs aren't a whole number of samples, there aren't as many labels, or a label is negative.
    /// </exception>
    public static Dataset FromBytes(ReadOnlyMemory<byte> inputs, int inputLength, ReadOnlyMemory<int> labels, int? ignoreLabel = null)
    {
        DatasetChecks.WholeSamples(inputs.Length, inputLength, nameof(inputs), nameof(inputLength));
        return new Dataset(new ByteStorage(inputs), inputLength, labels, ignoreLabel);
    }

    /// <summary>The inputs of a sample, a new array.</summary>
    /// <param name="index">In [0, Count).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public float[] GetInput(int index)
    {
        CheckIndex(index);
        float[] input = new float[InputLength];
        _inputs.CopyTo(index * InputLength, input);
        return input;
    }

    /// <summary>The label of a sample.</summary>
    /// <param name="index">In [0, Count).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="InvalidOperationException">The samples have target values.</exception>
    public int GetLabel(int index)
    {
        CheckKind(TargetKind.Labels);
        CheckIndex(index);
        return _labels.Span[index];
    }

    /// <summary>The target values of a sample.</summary>
    /// <param name="index">In [0, Count).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="InvalidOperationException">The samples have labels.</exception>
    public ReadOnlySpan<float> GetTarget(int index)
    {
        CheckKind(TargetKind.Values);
        CheckIndex(index);
        return _targets.Span.Slice(index * TargetLength, TargetLength);
    }

    /// <summary>Gathers the inputs of samples.</summary>
    /// <param name="indices">The samples, each in [0, Count).</param>
    /// <param name="inputs">Receives <c>[indices, InputLength]</c>.</param>
    /// <exception cref="ArgumentException">The buffer is of another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample; samples before it were copied.</exception>
    public void CopyInputs(ReadOnlySpan<int> indices, Span<float> inputs)
    {
        CheckBuffer(inputs.Length, indices.Length, InputLength, nameof(inputs));
        for (int i = 0; i < indices.Length; i++)
        {
            CheckIndex(indices[i]);
            _inputs.CopyTo(indices[i] * InputLength, inputs.Slice(i * InputLength, InputLength));
        }
    }

    /// <summary>Gathers the labels of samples.</summary>
    /// <param name="indices">The samples, each in [0, Count).</param>
    /// <param name="labels">Receives <c>[indices]</c>.</param>
    /// <exception cref="ArgumentException">The buffer is of another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample; samples before it were copied.</exception>
    /// <exception cref="InvalidOperationException">The samples have target values.</exception>
    public void CopyLabels(ReadOnlySpan<int> indices, Span<int> labels)
    {
        CheckBuffer(labels.Length, indices.Length, 1, nameof(labels));
        for (int i = 0; i < indices.Length; i++)
            labels[i] = GetLabel(indices[i]);
    }

    /// <summary>Gathers the target values of samples.</summary>
    /// <param name="indices">The samples, each in [0, Count).</param>
    /// <param name="targets">Receives <c>[indices, TargetLength]</c>.</param>
    /// <exception cref="ArgumentException">The buffer is of another length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample; samples before it were copied.</exception>
    /// <exception cref="InvalidOperationException">The samples have labels.</exception>
    public void CopyTargets(ReadOnlySpan<int> indices, Span<float> targets)
    {
        CheckBuffer(targets.Length, indices.Length, TargetLength, nameof(targets));
        for (int i = 0; i < indices.Length; i++)
            GetTarget(indices[i]).CopyTo(targets[(i * TargetLength)..]);
    }

    private void CheckIndex(int index)
    {
        if ((uint)index >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} samples, so an index is in [0, {Count}).");
    }

    private void CheckKind(TargetKind kind)
    {
        if (TargetKind != kind)
            throw new InvalidOperationException(TargetKind == TargetKind.Labels
                ? "The samples have class labels, not target values."
                : "The samples have target values, not class labels.");
    }

    private static void CheckBuffer(int length, int samples, int sampleLength, string name)
    {
        long needed = (long)samples * sampleLength;
        if (length != needed)
            throw new ArgumentException($"{samples} samples of {sampleLength} need {needed} elements; there are {length}.", name);
    }
}
