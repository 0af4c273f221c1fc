using System.Collections.Immutable;
using StaticNet.Onnx.Import.Graph;

namespace StaticNet.Onnx.Import.Idioms;

/// <summary>Which steps samples have, as a step of two or more reads it.</summary>
/// <param name="Lengths">The lengths.</param>
/// <param name="Shape">The shape for one sample, of which one size is that of the steps and the others are 1.</param>
/// <param name="IsBeyond">Whether it is of the steps that samples haven't.</param>
internal sealed record LengthMask(Term Lengths, ImmutableArray<int> Shape, bool IsBeyond)
{
    /// <summary>That of a term; null where it is something else.</summary>
    public static LengthMask? Read(Term term) => Plain(term) is { Kind: "Mask" } mask ? new LengthMask(mask.Input, term.Shape, mask.Option("Beyond") == 1) : null;

    /// <summary>The lengths that a term is, in whatever shape; null where it is something else. None is less than 1.</summary>
    public static Term? ReadLengths(Term term)
    {
        var plain = Plain(term);
        return plain.Kind == "Lengths" ? plain
            : plain.Kind == "Max" && Pattern.Number(plain) is var (value, least) && least <= 1 ? ReadLengths(value)
            : plain.Kind == "Relu" ? ReadLengths(plain.Input)
            : plain.Kind == "Clip" && plain.Option("Low") <= 1 && plain.Option("High") >= int.MaxValue ? ReadLengths(plain.Input)
            : plain.Kind is "RowSum" or "StepSum" && Read(plain.Input) is { IsBeyond: false } mask ? mask.Lengths : null;
    }

    /// <summary>A term without changes of its shape.</summary>
    public static Term Plain(Term term)
    {
        while (term.Kind is "Reshape" or "Flatten")
            term = term.Input;
        return term;
    }

    /// <summary>Whether it is of the first axis of a value.</summary>
    public bool IsOfFirst(ImmutableArray<int> shape) => Shape.Length == shape.Length && Shape[0] == shape[0] && Shape.Skip(1).All(size => size == 1);

    /// <summary>Whether it is of a last axis of so many.</summary>
    public bool IsOfLast(int count) => Shape[^1] == count && Shape.SkipLast(1).All(size => size == 1);
}
