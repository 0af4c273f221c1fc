using System.Collections.Immutable;

namespace StaticNet.Data;

/// <summary>
/// What one sample of a source, or of a <see cref="Batch"/>, is made of. Two are equal if samples of the one can stand among those of the other.
/// </summary>
public sealed record SampleShape
{
    private readonly PartPlaces _inputs;
    private readonly PartPlaces _targets;

    /// <summary>Samples with any number of inputs and targets, in the order of the network's.</summary>
    /// <param name="inputs">The inputs, at least one.</param>
    /// <param name="targets">The targets; none for a network whose loss is the caller's and compares with nothing.</param>
    /// <exception cref="ArgumentException">There is no input, or one is missing.</exception>
    public SampleShape(ImmutableArray<SamplePart> inputs, ImmutableArray<SamplePart> targets)
    {
        if (inputs.IsDefaultOrEmpty)
            throw new ArgumentException("A sample has at least one input.", nameof(inputs));
        _inputs = new PartPlaces(inputs, nameof(inputs));
        _targets = new PartPlaces(targets.IsDefault ? [] : targets, nameof(targets));
    }

    /// <summary>The inputs.</summary>
    public ImmutableArray<SamplePart> Inputs => _inputs.Parts;

    /// <summary>The targets.</summary>
    public ImmutableArray<SamplePart> Targets => _targets.Parts;

    /// <summary>The number of input values of one sample, of all inputs.</summary>
    public int InputLength => _inputs.Values;

    /// <summary>The number of tokens of one sample, of all inputs.</summary>
    public int TokenLength => _inputs.Integers;

    /// <summary>The number of labels of one sample, of all targets.</summary>
    public int LabelLength => _targets.Integers;

    /// <summary>The number of target values of one sample, of all targets.</summary>
    public int ValueLength => _targets.Values;

    /// <summary>Labels, values, or both.</summary>
    public TargetKind TargetKind => (LabelLength > 0, ValueLength > 0) switch
    {
        (true, true) => TargetKind.Mixed,
        (true, false) => TargetKind.Labels,
        _ => TargetKind.Values,
    };

    /// <summary>The number of target elements of one sample, of all targets.</summary>
    public int TargetLength => LabelLength + ValueLength;

    /// <summary>Of one target: the label of samples without a class, for losses that ignore it; null if each has one.</summary>
    public int? IgnoreLabel => Targets.Length == 1 ? Targets[0].IgnoreLabel : null;

    /// <summary>Whether samples have weights; otherwise, the default, each counts the same.</summary>
    public bool HasWeights { get; init; }

    /// <summary>
    /// Whether samples have lengths: how many steps of a sequence each has, for networks with <see cref="NetworkAttribute.Lengths"/>. There is room for every step in
    /// each, and what is beyond a length doesn't matter. Default false.
    /// </summary>
    public bool HasLengths { get; init; }

    /// <summary>Whether there is one input, of values, and one target.</summary>
    internal bool IsPlain => Inputs.Length == 1 && Targets.Length == 1 && TokenLength == 0;

    /// <summary>Samples with a class label each.</summary>
    /// <param name="inputLength">The number of input values of one, at least 1.</param>
    /// <param name="ignoreLabel">The label of samples without a class, of any value; null if each has one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its limits.</exception>
    public static SampleShape ForLabels(int inputLength, int? ignoreLabel = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputLength, 1);
        return new([SamplePart.Values(inputLength)], [SamplePart.Labels(1, ignoreLabel)]);
    }

    /// <summary>Samples with target values each.</summary>
    /// <param name="inputLength">The number of input values of one, at least 1.</param>
    /// <param name="targetLength">The number of its target values, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its limits.</exception>
    public static SampleShape ForValues(int inputLength, int targetLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetLength, 1);
        return new([SamplePart.Values(inputLength)], [SamplePart.Values(targetLength)]);
    }

    /// <summary>Whether another is made of the same.</summary>
    /// <param name="other">The other.</param>
    public bool Equals(SampleShape? other) => other is not null
        && HasWeights == other.HasWeights && HasLengths == other.HasLengths && Inputs.SequenceEqual(other.Inputs) && Targets.SequenceEqual(other.Targets);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Inputs.Length, InputLength, TokenLength, Targets.Length, LabelLength, ValueLength, HashCode.Combine(HasWeights, HasLengths));

    /// <summary>In words: <c>784 inputs and a label</c>.</summary>
    public override string ToString()
    {
        string inputs = string.Join(" and ", Inputs.Select(part => part.DescribeInput()));
        string targets = Targets.IsEmpty ? "no target" : string.Join(" and ", Targets.Select(part => part.DescribeTarget()));
        return $"{inputs} and {targets}{(HasWeights ? ", with weights" : "")}{(HasLengths ? ", with lengths" : "")}";
    }

    /// <summary>Whether samples of a network of this shape can be made of others': parts of the same kinds and lengths.</summary>
    /// <param name="other">The others'.</param>
    /// <param name="hasTargets">Whether targets count.</param>
    internal bool IsFedBy(SampleShape other, bool hasTargets) =>
        AreAlike(Inputs, other.Inputs) && (!hasTargets || AreAlike(Targets, other.Targets));

    /// <summary>The same with other targets.</summary>
    /// <param name="targets">The targets.</param>
    internal SampleShape WithTargets(ImmutableArray<SamplePart> targets) => new(Inputs, targets) { HasLengths = HasLengths };

    private static bool AreAlike(ImmutableArray<SamplePart> parts, ImmutableArray<SamplePart> others)
    {
        if (parts.Length != others.Length)
            return false;
        for (int i = 0; i < parts.Length; i++)
            if (parts[i].Kind != others[i].Kind || parts[i].Length != others[i].Length)
                return false;
        return true;
    }

    /// <summary>Where an input lies among those of its kind, in elements of one sample; demands that there is one of that kind.</summary>
    /// <param name="index">The input.</param>
    /// <param name="kind">What the caller takes it for.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such input.</exception>
    /// <exception cref="InvalidOperationException">It is of the other kind.</exception>
    internal int StartOfInput(int index, ElementKind kind) => _inputs.StartOf(index, kind, "input", "tokens");

    /// <summary>Where a target lies among those of its kind, in elements of one sample; demands that there is one of that kind.</summary>
    /// <param name="index">The target.</param>
    /// <param name="kind">What the caller takes it for.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such target.</exception>
    /// <exception cref="InvalidOperationException">It is of the other kind.</exception>
    internal int StartOfTarget(int index, ElementKind kind) => _targets.StartOf(index, kind, "target", "class labels");
}
