namespace StaticNet.Data;

/// <summary>
/// The memory of a batch: the samples of each input and each target are a block, and the blocks of the same kind lie one after the other.
/// </summary>
internal readonly ref struct SampleBlocks
{
    /// <summary>What one sample is made of.</summary>
    public required SampleShape Shape { get; init; }

    /// <summary>The number of samples.</summary>
    public required int Count { get; init; }

    /// <summary>The inputs of values, <c>[inputs][Count, length]</c>.</summary>
    public Span<float> Inputs { get; init; }

    /// <summary>The inputs of tokens, <c>[inputs][Count, length]</c>.</summary>
    public Span<int> Tokens { get; init; }

    /// <summary>The targets of labels, <c>[targets][Count, length]</c>.</summary>
    public Span<int> Labels { get; init; }

    /// <summary>The targets of values, <c>[targets][Count, length]</c>.</summary>
    public Span<float> Values { get; init; }

    /// <summary>The weights of samples, <c>[Count]</c>; or empty.</summary>
    public Span<float> Weights { get; init; }

    /// <summary>The lengths of samples, <c>[Count]</c>; or empty.</summary>
    public Span<int> Lengths { get; init; }
}
