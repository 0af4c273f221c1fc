using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Parsing;

/// <summary>The shapes of inputs.</summary>
internal static class InputShapes
{
    /// <summary>Reads a shape from an array of sizes, or reports what is wrong with it.</summary>
    /// <param name="reader">The attribute.</param>
    /// <param name="position">The place of the array among its arguments.</param>
    /// <param name="what">What the sizes are, in words.</param>
    /// <param name="shape">The shape.</param>
    public static bool TryRead(AttributeReader reader, int position, string what, out Shape shape)
    {
        int[] sizes = reader.PositionalArray<int>(position);
        shape = new Shape(sizes);
        bool isValid = sizes.Length > 0;
        if (!isValid)
            reader.Report(Rules.InvalidOption, what, "empty", "at least one size, such as [Network(784)]");
        for (int i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] >= 1)
                continue;
            reader.Report(Rules.SizeNotPositive, sizes.Length == 1 ? "the input size" : $"input size {i + 1}", Literal.Of(sizes[i]));
            isValid = false;
        }

        if (isValid && shape.LongLength > Shape.MaxArrayLength)
        {
            reader.Report(Rules.TooLarge, $"{Literal.Display(shape.LongLength)} inputs");
            isValid = false;
        }

        return isValid;
    }
}
