namespace StaticNet.Data;

/// <summary>Where a source writes the samples that it is asked for. What is in it before is left from others.</summary>
/// <remarks>
/// Samples of several inputs or targets have each of them by its position, and <see cref="Inputs"/>, <see cref="Labels"/> and <see cref="Values"/> are those of the only one.
/// A source that stands before another passes the batch, or <see cref="Slice"/>s of it, on.
/// </remarks>
public readonly ref struct SampleBatch
{
    private readonly SampleBlocks _blocks;
    private readonly int _start;

    /// <summary>Room for samples.</summary>
    /// <param name="blocks">The memory.</param>
    internal SampleBatch(SampleBlocks blocks)
    {
        _blocks = blocks;
        Count = blocks.Count;
    }

    private SampleBatch(SampleBlocks blocks, int start, int count)
    {
        _blocks = blocks;
        _start = start;
        Count = count;
    }

    /// <summary>The number of samples.</summary>
    public int Count { get; }

    /// <summary>What one of them is made of.</summary>
    public SampleShape Shape => _blocks.Shape;

    /// <summary>The only input, <c>[Count, InputLength]</c>, finite.</summary>
    /// <exception cref="InvalidOperationException">The source says that its samples have several inputs, or tokens.</exception>
    public Span<float> Inputs => GetInput(OnlyInput);

    /// <summary>The class labels of the only target, <c>[Count]</c>, or <c>[Count, steps]</c>.</summary>
    /// <exception cref="InvalidOperationException">The source says that its samples have target values, or several targets.</exception>
    public Span<int> Labels => GetLabels(OnlyTarget);

    /// <summary>The values of the only target, <c>[Count, TargetLength]</c>, finite.</summary>
    /// <exception cref="InvalidOperationException">The source says that its samples have labels, or several targets.</exception>
    public Span<float> Values => GetValues(OnlyTarget);

    /// <summary>How much each sample counts in the loss, <c>[Count]</c>, finite and 0 or more; empty where the source says that samples have no weights.</summary>
    public Span<float> SampleWeights => _blocks.Weights.IsEmpty ? default : _blocks.Weights.Slice(_start, Count);

    /// <summary>How many steps each sample has, <c>[Count]</c>, 1 or more; empty where the source says that samples have no lengths. What is beyond one may be anything.</summary>
    public Span<int> Lengths => _blocks.Lengths.IsEmpty ? default : _blocks.Lengths.Slice(_start, Count);

    private int OnlyInput => Shape.Inputs.Length == 1 ? 0 : throw new InvalidOperationException(
        $"The samples have {Shape.Inputs.Length} inputs; write each by its position: GetInput(0), GetInput(1) …");

    private int OnlyTarget => Shape.Targets.Length == 1 ? 0 : throw new InvalidOperationException(
        $"The samples have {Shape.Targets.Length} targets; write each by its position: GetLabels(0), GetValues(1) …");

    /// <summary>The values of an input, <c>[Count, length]</c>, finite.</summary>
    /// <param name="input">The input, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
    /// <exception cref="InvalidOperationException">It is of tokens.</exception>
    public Span<float> GetInput(int input) => Part(_blocks.Inputs, Shape.StartOfInput(input, ElementKind.Values), Shape.Inputs[input].Length);

    /// <summary>The tokens of an input, <c>[Count, length]</c>.</summary>
    /// <param name="input">The input, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
    /// <exception cref="InvalidOperationException">It is of values.</exception>
    public Span<int> GetTokens(int input) => Part(_blocks.Tokens, Shape.StartOfInput(input, ElementKind.Integers), Shape.Inputs[input].Length);

    /// <summary>The labels of a target, <c>[Count, length]</c>.</summary>
    /// <param name="target">The target, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such target.</exception>
    /// <exception cref="InvalidOperationException">It is of values.</exception>
    public Span<int> GetLabels(int target) => Part(_blocks.Labels, Shape.StartOfTarget(target, ElementKind.Integers), Shape.Targets[target].Length);

    /// <summary>The values of a target, <c>[Count, length]</c>, finite.</summary>
    /// <param name="target">The target, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such target.</exception>
    /// <exception cref="InvalidOperationException">It is of labels.</exception>
    public Span<float> GetValues(int target) => Part(_blocks.Values, Shape.StartOfTarget(target, ElementKind.Values), Shape.Targets[target].Length);

    /// <summary>The values of a sample's input, <c>[length]</c>.</summary>
    /// <param name="sample">Its place in the batch, in [0, Count).</param>
    /// <param name="input">The input, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample or input.</exception>
    /// <exception cref="InvalidOperationException">The input is of tokens.</exception>
    public Span<float> InputOf(int sample, int input = 0) => RowOf(GetInput(input), sample);

    /// <summary>The values of a sample's target, <c>[length]</c>.</summary>
    /// <param name="sample">Its place in the batch, in [0, Count).</param>
    /// <param name="target">The target, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample or target.</exception>
    /// <exception cref="InvalidOperationException">The target is of labels.</exception>
    public Span<float> ValuesOf(int sample, int target = 0) => RowOf(GetValues(target), sample);

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
        return new SampleBatch(_blocks, _start + start, count);
    }

    private Span<T> RowOf<T>(Span<T> rows, int sample)
    {
        if ((uint)sample >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(sample), sample, $"The batch has {Count} samples.");
        int length = rows.Length / Count;
        return rows.Slice(sample * length, length);
    }

    // Each part is a block of all samples.
    private Span<T> Part<T>(Span<T> blocks, int start, int length) => blocks.Slice((start * _blocks.Count) + (_start * length), Count * length);
}
