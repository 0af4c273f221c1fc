using System.Globalization;

namespace StaticNet.Data;

/// <summary>One of the inputs, or one of the targets, of a sample.</summary>
public sealed record SamplePart
{
    private SamplePart(ElementKind kind, int length, int? ignoreLabel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        Kind = kind;
        Length = length;
        IgnoreLabel = ignoreLabel;
    }

    /// <summary>Values or integers.</summary>
    public ElementKind Kind { get; }

    /// <summary>The elements of one sample.</summary>
    public int Length { get; }

    /// <summary>Of labels: the one of rows without a class, for losses that ignore it; null if each has one.</summary>
    public int? IgnoreLabel { get; }

    /// <summary>An input or a target of values.</summary>
    /// <param name="length">The values of one sample, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its limits.</exception>
    public static SamplePart Values(int length) => new(ElementKind.Values, length, null);

    /// <summary>A target of class labels.</summary>
    /// <param name="length">The labels of one sample: 1, or one for each step of a sequence.</param>
    /// <param name="ignoreLabel">The label of steps without a class, of any value; null if each has one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its limits.</exception>
    public static SamplePart Labels(int length = 1, int? ignoreLabel = null) => new(ElementKind.Integers, length, ignoreLabel);

    /// <summary>An input of tokens, the numbers of words, characters or categories.</summary>
    /// <param name="length">The tokens of one sample, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside its limits.</exception>
    public static SamplePart Tokens(int length) => new(ElementKind.Integers, length, null);

    /// <summary>As an input in words: <c>784 inputs</c>, <c>64 tokens</c>.</summary>
    internal string DescribeInput() => string.Create(CultureInfo.InvariantCulture, $"{Length} {(Kind == ElementKind.Values ? "inputs" : "tokens")}");

    /// <summary>As a target in words: <c>a label (-1 for no class)</c>, <c>4 target values</c>.</summary>
    internal string DescribeTarget() => Kind == ElementKind.Values
        ? string.Create(CultureInfo.InvariantCulture, $"{Length} target values")
        : $"{(Length == 1 ? "a label" : string.Create(CultureInfo.InvariantCulture, $"{Length} labels"))}{Ignored}";

    private string Ignored => IgnoreLabel is { } label ? string.Create(CultureInfo.InvariantCulture, $" ({label} for no class)") : "";
}
