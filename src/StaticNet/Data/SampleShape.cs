using System.Globalization;

namespace StaticNet;

/// <summary>What one sample of a source is made of. Two are equal if samples of the one can stand among those of the other.</summary>
public sealed record SampleShape
{
    private SampleShape(int inputLength, TargetKind targetKind, int targetLength, int? ignoreLabel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputLength, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(targetLength, 1);
        InputLength = inputLength;
        TargetKind = targetKind;
        TargetLength = targetLength;
        IgnoreLabel = ignoreLabel;
    }

    /// <summary>The number of input values of one sample.</summary>
    public int InputLength { get; }

    /// <summary>Labels or values.</summary>
    public TargetKind TargetKind { get; }

    /// <summary>The number of target elements of one sample: 1 label, or its values.</summary>
    public int TargetLength { get; }

    /// <summary>The label of samples without a class, for losses that ignore it; null if each has one.</summary>
    public int? IgnoreLabel { get; }

    /// <summary>Whether samples have weights; otherwise, the default, each counts the same.</summary>
    public bool HasWeights { get; init; }

    /// <summary>Samples with a class label each.</summary>
    /// <param name="inputLength">The number of input values of one, at least 1.</param>
    /// <param name="ignoreLabel">The label of samples without a class, of any value; null if each has one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its limits.</exception>
    public static SampleShape ForLabels(int inputLength, int? ignoreLabel = null) => new(inputLength, TargetKind.Labels, 1, ignoreLabel);

    /// <summary>Samples with target values each.</summary>
    /// <param name="inputLength">The number of input values of one, at least 1.</param>
    /// <param name="targetLength">The number of its target values, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its limits.</exception>
    public static SampleShape ForValues(int inputLength, int targetLength) => new(inputLength, TargetKind.Values, targetLength, null);

    /// <summary>In words: <c>784 inputs and a label</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{InputLength} inputs and {(TargetKind == TargetKind.Labels ? "a label" : $"{TargetLength} target values")}{Ignored}{(HasWeights ? ", with weights" : "")}");

    private string Ignored => IgnoreLabel is { } label ? string.Create(CultureInfo.InvariantCulture, $" ({label} for no class)") : "";
}
