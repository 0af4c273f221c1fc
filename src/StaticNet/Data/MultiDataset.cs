using System.Collections.Immutable;
using StaticNet.CompilerServices;

namespace StaticNet;

/// <summary>
/// Samples in memory with any number of inputs and targets, for networks with several, with tokens, or with a label for each step of a sequence. Of one input and one target
/// a <see cref="Dataset"/> can do more.
/// </summary>
/// <remarks>
/// <code>
/// var data = new MultiDataset(
///     inputs: [SampleData.Values(left, 4), SampleData.Values(right, 3)],
///     targets: [SampleData.Labels(digits), SampleData.Values(boxes, 4)]);
/// var (training, validation) = data.Split(firstFraction: 0.8, seed: 1);
/// </code>
/// Inputs and targets are in the order of the network's. Parts and other orders share the arrays. May be read by many threads.
/// </remarks>
public sealed class MultiDataset : ISampleSource
{
    private readonly ImmutableArray<SampleData> _inputs;
    private readonly ImmutableArray<SampleData> _targets;
    private readonly ReadOnlyMemory<float> _weights;
    private readonly ReadOnlyMemory<int> _lengths;
    private readonly int[]? _order; // of the samples in the arrays; null for theirs

    /// <summary>Samples.</summary>
    /// <param name="inputs">At least one, of as many samples each.</param>
    /// <param name="targets">As many as the network's losses compare with; none for a loss of one's own that needs none.</param>
    /// <param name="weights">How much each sample counts in the loss, finite and 0 or more; empty for the same.</param>
    /// <param name="lengths">
    /// How many steps of a sequence each sample has, 1 or more, for networks with <see cref="NetworkAttribute.Lengths"/>; empty where each has all. Inputs and targets have
    /// room for every step; what is beyond a length doesn't matter, 0 for example.
    /// </param>
    /// <exception cref="ArgumentException">
    /// There is no input, or they aren't of as many samples, or a value isn't finite, or a label or a token is negative, or a length is below 1.
    /// </exception>
    public MultiDataset(
        IEnumerable<SampleData> inputs, IEnumerable<SampleData> targets, ReadOnlyMemory<float> weights = default, ReadOnlyMemory<int> lengths = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(targets);
        _inputs = [.. inputs];
        _targets = [.. targets];
        _weights = weights;
        _lengths = lengths;
        if (_inputs.IsEmpty)
            throw new ArgumentException("Samples have at least one input.", nameof(inputs));
        Count = _inputs[0]?.Count ?? 0;
        Check(_inputs, "Input", nameof(inputs));
        Check(_targets, "Target", nameof(targets));
        if (!weights.IsEmpty)
            DatasetChecks.Weights(weights.Span, Count);
        if (!lengths.IsEmpty)
            DatasetChecks.Lengths(lengths.Span, Count);
        Shape = new SampleShape([.. _inputs.Select(data => data.Part)], [.. _targets.Select(data => data.Part)])
        {
            HasWeights = !weights.IsEmpty,
            HasLengths = !lengths.IsEmpty,
        };
    }

    private MultiDataset(MultiDataset other, int[] order)
    {
        (_inputs, _targets, _weights, _lengths, _order) = (other._inputs, other._targets, other._weights, other._lengths, order);
        (Count, Shape) = (order.Length, other.Shape);
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public SampleShape Shape { get; }

    /// <summary>SHA-256 over the samples and their order.</summary>
    public string Fingerprint => field ??= SourceFingerprint.Compute([.. _inputs, .. _targets], _weights.Span, _lengths.Span, _order);

    /// <summary>Copies samples.</summary>
    /// <param name="indices">The samples, each in [0, Count).</param>
    /// <param name="batch">Receives them.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample; samples before it were copied.</exception>
    public void Read(ReadOnlySpan<int> indices, SampleBatch batch)
    {
        for (int i = 0; i < indices.Length; i++)
        {
            int sample = SourceChecks.Index(indices[i], Count);
            if (_order is not null)
                sample = _order[sample];
            for (int input = 0; input < _inputs.Length; input++)
                _inputs[input].CopyInput(sample, batch, input, i);

            // A loss of the caller's may compare with fewer.
            for (int target = 0; target < Math.Min(_targets.Length, batch.Shape.Targets.Length); target++)
                _targets[target].CopyTarget(sample, batch, target, i);
            if (!_weights.IsEmpty)
                batch.SampleWeights[i] = _weights.Span[sample];
            if (!_lengths.IsEmpty)
                batch.Lengths[i] = _lengths.Span[sample];
        }
    }

    /// <summary>A range of the samples.</summary>
    /// <param name="start">The first sample, in [0, Count].</param>
    /// <param name="count">The number of samples, at most those from <paramref name="start"/> on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range isn't within the samples.</exception>
    public MultiDataset Slice(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Count);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Count - start);
        return Select([.. Enumerable.Range(start, count)]);
    }

    /// <summary>Samples in an order of one's own; a sample may be there several times.</summary>
    /// <param name="indices">The samples, each in [0, Count); they are copied.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public MultiDataset Select(ReadOnlySpan<int> indices)
    {
        int[] order = new int[indices.Length];
        for (int i = 0; i < order.Length; i++)
        {
            int sample = SourceChecks.Index(indices[i], Count);
            order[i] = _order is null ? sample : _order[sample];
        }

        return new MultiDataset(this, order);
    }

    /// <summary>The samples in a random order that depends on the seed and their number alone, the one of <see cref="Dataset.Shuffle"/>.</summary>
    /// <param name="seed">Another seed, another order.</param>
    public MultiDataset Shuffle(ulong seed) => Select(SampleOrder.Permutation(Count, seed));

    /// <summary>The first samples and the others, in their order.</summary>
    /// <param name="firstCount">The number of samples of the first part, in [0, Count].</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer samples.</exception>
    public (MultiDataset First, MultiDataset Second) Split(int firstCount) => (Slice(0, firstCount), Slice(firstCount, Count - firstCount));

    /// <summary>Two parts of the shuffled samples, the same as <see cref="Dataset.Split(int, ulong)"/> makes.</summary>
    /// <param name="firstCount">The number of samples of the first part, in [0, Count].</param>
    /// <param name="seed">Another seed, other parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer samples.</exception>
    public (MultiDataset First, MultiDataset Second) Split(int firstCount, ulong seed)
    {
        var (first, second) = SampleOrder.Split(Count, firstCount, seed);
        return (Select(first), Select(second));
    }

    /// <summary>Two parts of the shuffled samples, the same as <see cref="Dataset.Split(double, ulong)"/> makes.</summary>
    /// <param name="firstFraction">The fraction of the first part, above 0 and below 1; its count is rounded to the nearest.</param>
    /// <param name="seed">Another seed, other parts.</param>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is outside its limits.</exception>
    public (MultiDataset First, MultiDataset Second) Split(double firstFraction, ulong seed) => Split(SampleOrder.CountOf(Count, firstFraction), seed);

    private void Check(ImmutableArray<SampleData> parts, string noun, string name)
    {
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i] is null)
                throw new ArgumentException($"{noun} {i} is null.", name);
            if (parts[i].Count != Count)
                throw new ArgumentException($"{noun} {i} has {parts[i].Count} samples, input 0 has {Count}.", name);
            parts[i].Check($"{noun} {i}", name);
        }
    }
}
