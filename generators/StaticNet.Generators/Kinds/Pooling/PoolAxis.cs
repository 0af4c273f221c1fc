using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>The windows of a pool along one axis, as declared.</summary>
/// <param name="Size">The positions of a window.</param>
/// <param name="Stride">From one window to the next.</param>
/// <param name="Padding">The positions that a window may reach over each border.</param>
internal sealed record PoolAxis(int Size, int Stride, int Padding)
{
    /// <summary>Sizes beyond this are mistakes, and products of two are numbers still.</summary>
    private const int Largest = 32_768;

    /// <summary>Reads an axis.</summary>
    /// <param name="reader">The attribute.</param>
    /// <param name="size">The positions of a window.</param>
    /// <param name="name">What they are called.</param>
    /// <param name="suffix">What the options of this axis end in: they stand for those of both.</param>
    /// <returns>The axis; null where it has a mistake, which was reported.</returns>
    public static PoolAxis? Read(AttributeReader reader, int size, string name, string suffix)
    {
        var (stride, strideName) = Option("Stride");
        var (padding, paddingName) = Option("Padding");
        if (!IsSize(reader, name, size) || (stride != 0 && !IsSize(reader, strideName, stride)))
            return null;
        if (padding >= 0 && padding <= size / 2)
            return new PoolAxis(size, stride == 0 ? size : stride, padding);
        reader.Report(Rules.InvalidOption, paddingName, Literal.Of(padding), $"in [0, {Literal.Of(size / 2)}], at most half of the window's {Literal.Of(size)}");
        return null;

        (int Value, string Name) Option(string option) => reader.Named<object?>(option + suffix, null) is int own ? (own, option + suffix) : (reader.Named(option, 0), option);
    }

    private static bool IsSize(AttributeReader reader, string name, int size)
    {
        if (size < 1)
            reader.Report(Rules.SizeNotPositive, name, Literal.Of(size));
        else if (size > Largest)
            reader.Report(Rules.InvalidOption, name, Literal.Of(size), $"at most {Literal.Display((long)Largest)}");
        return size is >= 1 and <= Largest;
    }
}
