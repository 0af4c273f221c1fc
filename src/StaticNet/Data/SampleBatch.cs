namespace StaticNet;

/// <summary>Where a source writes the samples that it is asked for. What is in it before is left from others.</summary>
/// <remarks>A source that stands before another passes the batch, or <see cref="Slice"/>s of it, on.</remarks>
public readonly ref struct SampleBatch
{
    private readonly Span<int> _labels;
    private readonly Span<float> _values;
    private readonly TargetKind _kind;

    /// <summary>Room for samples with labels.</summary>
    /// <param name="inputs"><c>[samples, inputLength]</c></param>
    /// <param name="labels"><c>[samples]</c></param>
    /// <param name="weights"><c>[samples]</c>, or empty.</param>
    internal SampleBatch(Span<float> inputs, Span<int> labels, Span<float> weights)
    {
        Count = labels.Length;
        Inputs = inputs;
        _labels = labels;
        _kind = TargetKind.Labels;
        SampleWeights = weights;
    }

    /// <summary>Room for samples with target values.</summary>
    /// <param name="count">The number of samples.</param>
    /// <param name="inputs"><c>[samples, inputLength]</c></param>
    /// <param name="values"><c>[samples, targetLength]</c></param>
    /// <param name="weights"><c>[samples]</c>, or empty.</param>
    internal SampleBatch(int count, Span<float> inputs, Span<float> values, Span<float> weights)
    {
        Count = count;
        Inputs = inputs;
        _values = values;
        _kind = TargetKind.Values;
        SampleWeights = weights;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>The inputs, <c>[Count, InputLength]</c>, finite.</summary>
    public Span<float> Inputs { get; }

    /// <summary>The class labels, <c>[Count]</c>.</summary>
    /// <exception cref="InvalidOperationException">The source says that its samples have target values.</exception>
    public Span<int> Labels => _kind == TargetKind.Labels
        ? _labels
        : throw new InvalidOperationException("The shape of the source says that its samples have target values, not class labels.");

    /// <summary>The target values, <c>[Count, TargetLength]</c>, finite.</summary>
    /// <exception cref="InvalidOperationException">The source says that its samples have labels.</exception>
    public Span<float> Values => _kind == TargetKind.Values
        ? _values
        : throw new InvalidOperationException("The shape of the source says that its samples have class labels, not target values.");

    /// <summary>How much each sample counts in the loss, <c>[Count]</c>, finite and 0 or more; empty where the source says that samples have no weights.</summary>
    public Span<float> SampleWeights { get; }

    /// <summary>The inputs of a sample, <c>[InputLength]</c>.</summary>
    /// <param name="sample">Its place in the batch, in [0, Count).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public Span<float> InputOf(int sample) => RowOf(Inputs, sample);

    /// <summary>The target values of a sample, <c>[TargetLength]</c>.</summary>
    /// <param name="sample">Its place in the batch, in [0, Count).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="InvalidOperationException">The source says that its samples have labels.</exception>
    public Span<float> ValuesOf(int sample) => RowOf(Values, sample);

    /// <summary>A part of the batch.</summary>
    /// <param name="start">The first sample, in [0, Count].</param>
    /// <param name="count">The number of samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range isn't within the batch.</exception>
    public SampleBatch Slice(int start, int count)
    {
        if ((uint)start > (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(start), start, $"The batch has {Count} samples.");
        if ((uint)count > (uint)(Count - start))
            throw new ArgumentOutOfRangeException(nameof(count), count, $"The batch has {Count} samples, {Count - start} from {start} on.");
        var inputs = Rows(Inputs, start, count);
        var weights = SampleWeights.IsEmpty ? default : SampleWeights.Slice(start, count);
        return _kind == TargetKind.Labels
            ? new SampleBatch(inputs, _labels.Slice(start, count), weights)
            : new SampleBatch(count, inputs, Rows(_values, start, count), weights);
    }

    private Span<float> RowOf(Span<float> rows, int sample) => (uint)sample < (uint)Count
        ? Rows(rows, sample, 1)
        : throw new ArgumentOutOfRangeException(nameof(sample), sample, $"The batch has {Count} samples.");

    private Span<float> Rows(Span<float> rows, int start, int count)
    {
        int length = Count == 0 ? 0 : rows.Length / Count;
        return rows.Slice(start * length, count * length);
    }
}
