using System.Runtime.CompilerServices;

namespace StaticNet;

/// <summary>
/// The samples of a pass as <see cref="INetwork"/> takes them: each input by its position, values or tokens, and for a pass with a loss the targets of each output.
/// </summary>
/// <remarks>
/// The samples of each input, and of each target, are a block, <c>[Count, length]</c>, row-major, without padding; blocks of the same kind lie one after the other. Nothing is copied.
/// Passes check lengths and values.
/// </remarks>
public readonly ref struct Batch
{
    private readonly ReadOnlySpan<float> _inputs;
    private readonly ReadOnlySpan<int> _tokens;
    private readonly int _count;

    /// <summary>A batch for a network with one input, of values, and at most one target.</summary>
    /// <param name="inputs"><c>[batch, InputLength]</c></param>
    /// <param name="targets">Labels or values, as the loss wants them, and what samples weigh; none for a pass without a loss.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Batch(ReadOnlySpan<float> inputs, Targets targets = default)
    {
        _inputs = inputs;
        Targets = targets;
    }

    /// <summary>A batch for any network.</summary>
    /// <param name="shape">What one sample is made of.</param>
    /// <param name="count">The number of samples.</param>
    /// <param name="inputs">The blocks of the inputs of values, in their order.</param>
    /// <param name="tokens">The blocks of the inputs of tokens, in their order.</param>
    /// <param name="targets">The blocks of the targets of labels, and of those of values, in their order; and what samples weigh. None for a pass without a loss.</param>
    /// <exception cref="ArgumentNullException">There is no shape.</exception>
    /// <exception cref="ArgumentException">The blocks are of other lengths.</exception>
    public Batch(SampleShape shape, int count, ReadOnlySpan<float> inputs, ReadOnlySpan<int> tokens, Targets targets = default)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        CheckLength(inputs.Length, count, shape.InputLength, "input values", nameof(inputs));
        CheckLength(tokens.Length, count, shape.TokenLength, "tokens", nameof(tokens));
        if (targets.LabelBlocks.Length + targets.ValueBlocks.Length > 0)
        {
            CheckLength(targets.LabelBlocks.Length, count, shape.LabelLength, "labels", nameof(targets));
            CheckLength(targets.ValueBlocks.Length, count, shape.ValueLength, "target values", nameof(targets));
        }

        Shape = shape;
        _count = count;
        _inputs = inputs;
        _tokens = tokens;
        Targets = targets;
    }

    /// <summary>What one sample is made of; null for a batch of one input that doesn't say so.</summary>
    public SampleShape? Shape { get; }

    /// <summary>
    /// How many steps each sample has, <c>[Count]</c>, for a network whose input has <see cref="NetworkAttribute.Lengths"/>; empty for any other. Inputs and targets have
    /// room for all steps, and may hold anything beyond a length.
    /// </summary>
    public ReadOnlySpan<int> Lengths { get; init; }

    /// <summary>The targets of all outputs, and what samples weigh.</summary>
    public Targets Targets { get; }

    /// <summary>How much each sample counts in the loss, <c>[Count]</c>; empty if all count the same.</summary>
    public ReadOnlySpan<float> SampleWeights => Targets.SampleWeights;

    /// <summary>The only input, <c>[Count, InputLength]</c>.</summary>
    /// <exception cref="InvalidOperationException">There are several inputs, or tokens.</exception>
    public ReadOnlySpan<float> Inputs => Shape is null or { Inputs.Length: 1 } ? GetInput(0) : throw new InvalidOperationException(
        $"The batch has {Shape.Inputs.Length} inputs; ask for each by its position: GetInput(0), GetInput(1) …");

    /// <summary>The values of an input, <c>[Count, length]</c>.</summary>
    /// <param name="input">The input, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
    /// <exception cref="InvalidOperationException">It is of tokens.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<float> GetInput(int input) => Shape is null && input == 0 ? _inputs : FindInput(input);

    /// <summary>The tokens of an input, <c>[Count, length]</c>.</summary>
    /// <param name="input">The input, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
    /// <exception cref="InvalidOperationException">It is of values.</exception>
    public ReadOnlySpan<int> GetTokens(int input) => Shape is not null
        ? Part(_tokens, Shape.StartOfInput(input, ElementKind.Integers), Shape.Inputs[input].Length)
        : throw NoShape(input, "input of tokens");

    /// <summary>The labels of a target, <c>[Count, length]</c>.</summary>
    /// <param name="target">The target, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such target.</exception>
    /// <exception cref="InvalidOperationException">It is of values.</exception>
    public ReadOnlySpan<int> GetLabels(int target)
    {
        if (Shape is not null)
            return Part(Targets.Labels, Shape.StartOfTarget(target, ElementKind.Integers), Shape.Targets[target].Length);
        return target == 0 ? Targets.Labels : throw NoShape(target, "target");
    }

    /// <summary>The values of a target, <c>[Count, length]</c>.</summary>
    /// <param name="target">The target, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such target.</exception>
    /// <exception cref="InvalidOperationException">It is of labels.</exception>
    public ReadOnlySpan<float> GetValues(int target)
    {
        if (Shape is not null)
            return Part(Targets.Values, Shape.StartOfTarget(target, ElementKind.Values), Shape.Targets[target].Length);
        return target == 0 ? Targets.Values : throw NoShape(target, "target");
    }

    /// <summary>The samples, for a network whose samples are of a certain shape.</summary>
    /// <param name="inputLength">The input values of one sample of it.</param>
    /// <returns>Their number; rounded down where the length fits none.</returns>
    internal int CountFor(int inputLength) => Shape is null ? _inputs.Length / inputLength : _count;

    private ReadOnlySpan<float> FindInput(int input) => Shape is not null
        ? Part(_inputs, Shape.StartOfInput(input, ElementKind.Values), Shape.Inputs[input].Length)
        : throw NoShape(input, "input");

    private static void CheckLength(int length, int count, int sampleLength, string noun, string name)
    {
        if (length != (long)count * sampleLength)
            throw new ArgumentException($"There are {length} {noun}; {count} samples of {sampleLength} need {(long)count * sampleLength}.", name);
    }

    private static ArgumentOutOfRangeException NoShape(int index, string noun) => new(
        nameof(index), index, $"The batch says nothing of an {noun} {index}; make it with the network's Architecture.SampleShape.");

    private ReadOnlySpan<T> Part<T>(ReadOnlySpan<T> blocks, int start, int length) =>
        blocks.IsEmpty ? blocks : blocks.Slice(start * _count, length * _count);
}
