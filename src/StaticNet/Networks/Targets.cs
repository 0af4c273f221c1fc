namespace StaticNet;

/// <summary>
/// The targets of a batch: class labels or values. Spans and arrays of <see langword="int"/> and
/// <see langword="float"/> convert to it.
/// </summary>
public readonly ref struct Targets
{
    private readonly ReadOnlySpan<int> _labels;
    private readonly ReadOnlySpan<float> _values;

    /// <summary>Targets that are class labels, one a sample.</summary>
    /// <param name="labels"><c>[batch]</c></param>
    public Targets(ReadOnlySpan<int> labels)
    {
        _labels = labels;
        Kind = TargetKind.Labels;
    }

    /// <summary>Targets that are values, as many a sample as the network has outputs.</summary>
    /// <param name="values"><c>[batch, outputs]</c></param>
    public Targets(ReadOnlySpan<float> values)
    {
        _values = values;
        Kind = TargetKind.Values;
    }

    /// <summary>Labels or values.</summary>
    public TargetKind Kind { get; }

    /// <summary>The labels, <c>[batch]</c>.</summary>
    /// <exception cref="InvalidOperationException">The targets are values.</exception>
    public ReadOnlySpan<int> Labels => Kind == TargetKind.Labels ? _labels : throw new InvalidOperationException(
        "The targets are values, but the network's loss takes class labels; pass a span of int, one label a sample.");

    /// <summary>The values, <c>[batch, outputs]</c>.</summary>
    /// <exception cref="InvalidOperationException">The targets are labels.</exception>
    public ReadOnlySpan<float> Values => Kind == TargetKind.Values ? _values : throw new InvalidOperationException(
        "The targets are class labels, but the network's loss takes values; pass a span of float, one value an output.");

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
