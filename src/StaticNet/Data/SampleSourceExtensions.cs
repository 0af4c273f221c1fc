using StaticNet.CompilerServices;

namespace StaticNet;

/// <summary>
/// Parts of sources and other orders of them. Nothing is copied: samples are read from the source that they are of, which must stay open. A <see cref="Dataset"/>
/// has members of the same names, which give datasets.
/// </summary>
public static class SampleSourceExtensions
{
    /// <summary>A range of the samples.</summary>
    /// <param name="source">The source.</param>
    /// <param name="start">The first sample, in [0, Count].</param>
    /// <param name="count">The number of samples, at most those from <paramref name="start"/> on.</param>
    /// <exception cref="ArgumentNullException">There is no source.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The range isn't within the samples.</exception>
    public static ISampleSource Slice(this ISampleSource source, int start, int count)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, source.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, source.Count - start);
        return new SourceRange(source, start, count);
    }

    /// <summary>Samples in an order of one's own; a sample may be there several times.</summary>
    /// <param name="source">The source.</param>
    /// <param name="indices">The samples, each in [0, Count); they are copied.</param>
    /// <exception cref="ArgumentNullException">There is no source.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public static ISampleSource Select(this ISampleSource source, ReadOnlySpan<int> indices)
    {
        ArgumentNullException.ThrowIfNull(source);
        foreach (int index in indices)
            SourceChecks.Index(index, source.Count);
        return new SourceSelection(source, indices.ToArray());
    }

    /// <summary>The samples in a random order that depends on the seed and their number alone, the one of <see cref="Dataset.Shuffle"/>.</summary>
    /// <param name="source">The source.</param>
    /// <param name="seed">Another seed, another order.</param>
    /// <exception cref="ArgumentNullException">There is no source.</exception>
    public static ISampleSource Shuffle(this ISampleSource source, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new SourceSelection(source, SampleOrder.Permutation(source.Count, seed));
    }

    /// <summary>The first samples and the others, in their order.</summary>
    /// <param name="source">The source.</param>
    /// <param name="firstCount">The number of samples of the first part, in [0, Count].</param>
    /// <exception cref="ArgumentNullException">There is no source.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer samples.</exception>
    public static (ISampleSource First, ISampleSource Second) Split(this ISampleSource source, int firstCount)
    {
        var first = source.Slice(0, firstCount);
        return (first, source.Slice(firstCount, source.Count - firstCount));
    }

    /// <summary>Two parts of the shuffled samples, the same as <see cref="Dataset.Split(int, ulong)"/> makes.</summary>
    /// <param name="source">The source.</param>
    /// <param name="firstCount">The number of samples of the first part, in [0, Count].</param>
    /// <param name="seed">Another seed, other parts.</param>
    /// <exception cref="ArgumentNullException">There is no source.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer samples.</exception>
    public static (ISampleSource First, ISampleSource Second) Split(this ISampleSource source, int firstCount, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(source);
        var (first, second) = SampleOrder.Split(source.Count, firstCount, seed);
        return (new SourceSelection(source, first), new SourceSelection(source, second));
    }

    /// <summary>Two parts of the shuffled samples, the same as <see cref="Dataset.Split(double, ulong)"/> makes.</summary>
    /// <param name="source">The source.</param>
    /// <param name="firstFraction">The fraction of the first part, above 0 and below 1; its count is rounded to the nearest.</param>
    /// <param name="seed">Another seed, other parts.</param>
    /// <exception cref="ArgumentNullException">There is no source.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is outside its limits.</exception>
    public static (ISampleSource First, ISampleSource Second) Split(this ISampleSource source, double firstFraction, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Split(SampleOrder.CountOf(source.Count, firstFraction), seed);
    }

    /// <summary>The samples with weights, which replace those that they have: how much each counts in the loss, as <see cref="Targets"/> tells.</summary>
    /// <param name="source">The source.</param>
    /// <param name="weights">The weight of each sample, finite and 0 or more; not copied.</param>
    /// <exception cref="ArgumentNullException">There is no source.</exception>
    /// <exception cref="ArgumentException">There isn't one a sample, or one is negative or not finite.</exception>
    public static ISampleSource WithWeights(this ISampleSource source, ReadOnlyMemory<float> weights)
    {
        ArgumentNullException.ThrowIfNull(source);
        DatasetChecks.Weights(weights.Span, source.Count);
        return new WeightedSource(source, weights);
    }

    /// <summary>The samples with lengths, which replace those that they have: how many steps of a sequence each has, for networks with <see cref="NetworkAttribute.Lengths"/>.</summary>
    /// <param name="source">The source.</param>
    /// <param name="lengths">The steps of each sample, 1 or more; not copied.</param>
    /// <exception cref="ArgumentNullException">There is no source.</exception>
    /// <exception cref="ArgumentException">There isn't one a sample, or one is below 1.</exception>
    public static ISampleSource WithLengths(this ISampleSource source, ReadOnlyMemory<int> lengths)
    {
        ArgumentNullException.ThrowIfNull(source);
        DatasetChecks.Lengths(lengths.Span, source.Count);
        return new LengthSource(source, lengths);
    }

    /// <summary>
    /// The samples as windows of sequences side by side: window k of each sequence, then window k + 1 of each (<see cref="ISampleSource.Sequences"/>). A network whose layers carry states from window to
    /// window (<see cref="RecurrentAttribute.Stateful"/>) learns from them in batches of as many, and is evaluated on each sequence from its beginning to its end.
    /// </summary>
    /// <param name="source">The source, whose sample <c>i + sequences</c> goes on where sample i ends.</param>
    /// <param name="sequences">The sequences, from 1 to the number of samples; the last ones may be a window shorter.</param>
    /// <exception cref="ArgumentNullException">There is no source.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer samples, or no sequence.</exception>
    public static ISampleSource WithSequences(this ISampleSource source, int sequences)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(sequences, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequences, source.Count);
        return new SequencedSource(source, sequences);
    }

    /// <summary>Reads every sample into memory; to look at some, of a <see cref="Slice"/> or <see cref="Select"/>.</summary>
    /// <param name="source">The source.</param>
    /// <exception cref="ArgumentNullException">There is no source.</exception>
    /// <exception cref="ArgumentException">The samples don't fit in arrays, or one isn't valid.</exception>
    /// <exception cref="SampleException">A sample can't be read.</exception>
    public static Dataset ToDataset(this ISampleSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var (shape, count) = (source.Shape, source.Count);
        if (!shape.IsPlain || (shape.TargetKind == TargetKind.Labels && shape.TargetLength > 1))
            throw new ArgumentException($"A Dataset has one input of values and one target; the samples have {shape}.", nameof(source));
        if ((long)count * Math.Max(shape.InputLength, shape.TargetLength) > Array.MaxLength)
            throw new ArgumentException($"{count} samples of {shape} don't fit in an array; take a Slice of them.", nameof(source));

        float[] inputs = new float[count * shape.InputLength];
        float[] weights = new float[shape.HasWeights ? count : 0];
        int[] lengths = new int[shape.HasLengths ? count : 0];
        int[] labels = new int[count * shape.LabelLength];
        float[] values = new float[count * shape.ValueLength];
        source.Read([.. Enumerable.Range(0, count)], new SampleBatch(
            new SampleBlocks { Shape = shape, Count = count, Inputs = inputs, Labels = labels, Values = values, Weights = weights, Lengths = lengths }));
        var dataset = shape.TargetKind == TargetKind.Labels
            ? new Dataset(inputs.AsMemory(), shape.InputLength, labels.AsMemory(), shape.IgnoreLabel)
            : new Dataset(inputs.AsMemory(), shape.InputLength, values.AsMemory(), shape.TargetLength);
        if (shape.HasWeights)
            dataset = dataset.WithWeights(weights.AsMemory());
        return shape.HasLengths ? dataset.WithLengths(lengths.AsMemory()) : dataset;
    }
}
