using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using StaticNet.Numerics;

namespace StaticNet.Data;

/// <summary>One input, or one target, of all samples of a <see cref="MultiDataset"/>: values, tokens or labels in memory. Nothing is copied.</summary>
public sealed class SampleData
{
    private readonly ReadOnlyMemory<float> _values;
    private readonly ReadOnlyMemory<int> _integers;

    private SampleData(SamplePart part, ReadOnlyMemory<float> values, ReadOnlyMemory<int> integers)
    {
        int length = values.Length + integers.Length;
        DatasetChecks.WholeSamples(length, part.Length, part.Kind == ElementKind.Values ? nameof(values) : nameof(integers), nameof(length));
        Part = part;
        Count = length / part.Length;
        _values = values;
        _integers = integers;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>What one sample has of it.</summary>
    public SamplePart Part { get; }

    /// <summary>An input or a target of values.</summary>
    /// <param name="values"><c>[samples, length]</c>, finite.</param>
    /// <param name="length">The values of one sample.</param>
    /// <exception cref="ArgumentException">The values aren't a whole number of samples.</exception>
    public static SampleData Values(ReadOnlyMemory<float> values, int length) => new(SamplePart.Values(length), values, default);

    /// <summary>A target of class labels.</summary>
    /// <param name="labels"><c>[samples, length]</c>, 0 or more.</param>
    /// <param name="length">The labels of one sample: 1, or one for each step of a sequence.</param>
    /// <param name="ignoreLabel">The label of samples or steps without a class, of any value; null if each has one.</param>
    /// <exception cref="ArgumentException">The labels aren't a whole number of samples.</exception>
    public static SampleData Labels(ReadOnlyMemory<int> labels, int length = 1, int? ignoreLabel = null) =>
        new(SamplePart.Labels(length, ignoreLabel), default, labels);

    /// <summary>An input of tokens.</summary>
    /// <param name="tokens"><c>[samples, length]</c>, 0 or more.</param>
    /// <param name="length">The tokens of one sample.</param>
    /// <exception cref="ArgumentException">The tokens aren't a whole number of samples.</exception>
    public static SampleData Tokens(ReadOnlyMemory<int> tokens, int length) => new(SamplePart.Tokens(length), default, tokens);

    /// <summary>Demands values that are finite, and labels and tokens that aren't negative.</summary>
    /// <param name="noun">What it is, for the message.</param>
    /// <param name="name">The argument's name.</param>
    /// <exception cref="ArgumentException">One isn't.</exception>
    internal void Check(string noun, string name)
    {
        int bad = FiniteCheck.IndexOfNonFinite(_values.Span);
        if (bad >= 0)
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{noun} of sample {bad / Part.Length} has {_values.Span[bad]} at position {bad % Part.Length}; every value must be finite."), name);
        var integers = _integers.Span;
        for (int i = 0; i < integers.Length; i++)
            if (integers[i] < 0 && integers[i] != Part.IgnoreLabel)
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"{noun} of sample {i / Part.Length} has {integers[i]} at position {i % Part.Length}; labels and tokens are 0 or more."), name);
    }

    /// <summary>Copies a sample as an input.</summary>
    internal void CopyInput(int sample, SampleBatch batch, int input, int place)
    {
        if (Part.Kind == ElementKind.Values)
            Copy(_values.Span, batch.GetInput(input), sample, place);
        else
            Copy(_integers.Span, batch.GetTokens(input), sample, place);
    }

    /// <summary>Copies a sample as a target.</summary>
    internal void CopyTarget(int sample, SampleBatch batch, int target, int place)
    {
        if (Part.Kind == ElementKind.Values)
            Copy(_values.Span, batch.GetValues(target), sample, place);
        else
            Copy(_integers.Span, batch.GetLabels(target), sample, place);
    }

    /// <summary>Adds what tells it from others to a hash.</summary>
    internal void AppendTo(IncrementalHash hash)
    {
        hash.AppendData(MemoryMarshal.AsBytes((ReadOnlySpan<int>)[Count, (int)Part.Kind, Part.Length, Part.IgnoreLabel.HasValue ? 1 : 0, Part.IgnoreLabel ?? 0]));
        hash.AppendData(MemoryMarshal.AsBytes(_values.Span));
        hash.AppendData(MemoryMarshal.AsBytes(_integers.Span));
    }

    private void Copy<T>(ReadOnlySpan<T> from, Span<T> to, int sample, int place) =>
        from.Slice(sample * Part.Length, Part.Length).CopyTo(to.Slice(place * Part.Length, Part.Length));
}
