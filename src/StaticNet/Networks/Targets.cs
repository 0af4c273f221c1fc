namespace StaticNet;

/// <summary>
/// The targets of a batch: class labels or values, and what its samples weigh. Spans and arrays of <see langword="int"/> and
/// <see langword="float"/> convert to it.
/// </summary>
/// <remarks>
/// With weights w the loss of a batch is <c>Σ wᵢ·lᵢ / Σ wᵢ</c> over its samples, where lᵢ is the loss of a sample. They multiply the class weights c
/// of a loss, <c>Σ wᵢ·lᵢ / Σ wᵢ·c(labelᵢ)</c>, and ignored labels are in neither sum. Weights that are all the same, but 0, are no weights, to the
/// bit; a batch of weight 0 has nothing to learn from (<see cref="GradientResult.IsEmpty"/>). Layers that normalize over the batch don't look at weights.
/// </remarks>
public readonly ref struct Targets
{
    private readonly ReadOnlySpan<int> _labels;
    private readonly ReadOnlySpan<float> _values;

    /// <summary>Targets that are class labels, one a sample.</summary>
    /// <param name="labels"><c>[batch]</c></param>
    /// <param name="sampleWeights"><c>[batch]</c>: how much each sample counts, finite and 0 or more; none for the same.</param>
    public Targets(ReadOnlySpan<int> labels, ReadOnlySpan<float> sampleWeights = default)
    {
        _labels = labels;
        SampleWeights = sampleWeights;
        Kind = TargetKind.Labels;
    }

    /// <summary>Targets that are values, as many a sample as the network has outputs.</summary>
    /// <param name="values"><c>[batch, outputs]</c></param>
    /// <param name="sampleWeights"><c>[batch]</c>: how much each sample counts, finite and 0 or more; none for the same.</param>
    public Targets(ReadOnlySpan<float> values, ReadOnlySpan<float> sampleWeights = default)
    {
        _values = values;
        SampleWeights = sampleWeights;
        Kind = TargetKind.Values;
    }

    /// <summary>Targets of a network with several outputs, labels for some and values for others: those of each output in the order of the outputs.</summary>
    /// <param name="labels">The labels of all outputs that take labels: <c>[batch]</c> for each, one after the other.</param>
    /// <param name="values">The values of all other outputs: <c>[batch, outputs]</c> for each, one after the other.</param>
    /// <param name="sampleWeights"><c>[batch]</c>: how much each sample counts, finite and 0 or more; none for the same.</param>
    public Targets(ReadOnlySpan<int> labels, ReadOnlySpan<float> values, ReadOnlySpan<float> sampleWeights)
    {
        _labels = labels;
        _values = values;
        SampleWeights = sampleWeights;
        Kind = TargetKind.Mixed;
    }

    /// <summary>Labels, values, or both.</summary>
    public TargetKind Kind { get; }

    /// <summary>How much each sample counts in the loss, <c>[batch]</c>; empty if all count the same.</summary>
    public ReadOnlySpan<float> SampleWeights { get; }

    /// <summary>The labels, <c>[batch]</c>.</summary>
    /// <exception cref="InvalidOperationException">The targets are values.</exception>
    public ReadOnlySpan<int> Labels => Kind != TargetKind.Values ? _labels : throw new InvalidOperationException(
        "The targets are values, but the network's loss takes class labels; pass a span of int, one label a sample.");

    /// <summary>The values, <c>[batch, outputs]</c>.</summary>
    /// <exception cref="InvalidOperationException">The targets are labels.</exception>
    public ReadOnlySpan<float> Values => Kind != TargetKind.Labels ? _values : throw new InvalidOperationException(
        "The targets are class labels, but the network's loss takes values; pass a span of float, one value an output.");

    /// <summary>The labels, whatever the kind.</summary>
    internal ReadOnlySpan<int> LabelBlocks => _labels;

    /// <summary>The values, whatever the kind.</summary>
    internal ReadOnlySpan<float> ValueBlocks => _values;

    /// <summary>Class labels as targets.</summary>
    /// <param name="labels"><c>[batch]</c></param>
    public static implicit operator Targets(ReadOnlySpan<int> labels) => new(labels);

    /// <summary>Class labels as targets.</summary>
    /// <param name="labels"><c>[batch]</c></param>
    public static implicit operator Targets(Span<int> labels) => new(labels);

    /// <summary>Class labels as targets.</summary>
    /// <param name="labels"><c>[batch]</c></param>
    public static implicit operator Targets(int[] labels) => new(labels.AsSpan());

    /// <summary>Values as targets.</summary>
    /// <param name="values"><c>[batch, outputs]</c></param>
    public static implicit operator Targets(ReadOnlySpan<float> values) => new(values);

    /// <summary>Values as targets.</summary>
    /// <param name="values"><c>[batch, outputs]</c></param>
    public static implicit operator Targets(Span<float> values) => new(values);

    /// <summary>Values as targets.</summary>
    /// <param name="values"><c>[batch, outputs]</c></param>
    public static implicit operator Targets(float[] values) => new(values.AsSpan());
}
