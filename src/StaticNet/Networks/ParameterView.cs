namespace StaticNet;

/// <summary>
/// The elements of one parameter, or of its gradient, in a flat array: its own shape, no padding. Valid as long as the
/// network.
/// </summary>
public readonly ref partial struct ParameterView
{
    private readonly Span<float> _flat;

    /// <summary>The view of a parameter in a flat array.</summary>
    /// <param name="flat">The array that <paramref name="info"/> describes a part of.</param>
    /// <param name="info">The parameter.</param>
    /// <exception cref="ArgumentException">The array ends before the parameter does.</exception>
    public ParameterView(Span<float> flat, ParameterInfo info)
    {
        ArgumentNullException.ThrowIfNull(info);
        if (flat.Length < info.Layout.Offset + info.Layout.Length)
            throw new ArgumentException(
                $"The array has {flat.Length} elements; {info.FullName} ends at {info.Layout.Offset + info.Layout.Length}.", nameof(flat));
        _flat = flat;
        Info = info;
    }

    /// <summary>Name, shape and layout.</summary>
    public ParameterInfo Info { get; }

    /// <summary>The shape without padding, outputs first.</summary>
    public ReadOnlySpan<int> Shape => Info.Shape.AsSpan();

    /// <summary>The number of elements.</summary>
    public int Length => Info.Count;

    /// <summary>An element by its index along the first dimension and its flattened index along the others.</summary>
    /// <param name="output">In [0, Outputs).</param>
    /// <param name="input">In [0, Inputs); 0 for a vector.</param>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside the shape.</exception>
    public ref float this[int output, int input = 0]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Info.Outputs, nameof(output));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)input, (uint)Info.Inputs, nameof(input));
            return ref _flat[Info.Layout.IndexOf(output, input)];
        }
    }

    /// <summary>Copies the elements in row-major order of the shape.</summary>
    /// <param name="destination">Receives <see cref="Length"/> elements.</param>
    /// <exception cref="ArgumentException">The destination is of another length.</exception>
    public void CopyTo(Span<float> destination)
    {
        CheckLength(destination.Length, nameof(destination));
        for (int output = 0, count; output < Info.Outputs; output += count)
            CopyPanelTo(destination, output, count = OutputsOfPanel(output));
    }

    /// <summary>Sets the elements from their row-major order; padding stays as it is.</summary>
    /// <param name="source"><see cref="Length"/> elements.</param>
    /// <exception cref="ArgumentException">The source is of another length; nothing was written.</exception>
    public void CopyFrom(ReadOnlySpan<float> source)
    {
        CheckLength(source.Length, nameof(source));
        for (int output = 0, count; output < Info.Outputs; output += count)
            CopyPanelFrom(source, output, count = OutputsOfPanel(output));
    }

    /// <summary>The elements in row-major order.</summary>
    public float[] ToArray()
    {
        var elements = new float[Length];
        CopyTo(elements);
        return elements;
    }

    private void CheckLength(int length, string name)
    {
        if (length != Length)
            throw new ArgumentException($"{Info.FullName} has {Length} elements, but the span has {length}.", name);
    }
}
