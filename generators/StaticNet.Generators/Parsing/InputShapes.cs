using StaticNet.Generators.Model;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Parsing;

/// <summary>The shapes of inputs, and the vocabularies of those of integers.</summary>
internal static class InputShapes
{
    private const string Tokens = "Tokens";
    private const string Vocabulary = "Vocabulary";
    private const string Lengths = "Lengths";

    /// <summary>Whether an attribute says that its input is of integers.</summary>
    public static bool IsOfIntegers(AttributeReader reader) => reader.Named(Tokens, 0) != 0 || reader.Named(Vocabulary, 0) != 0 || reader.LacksValue(Tokens);

    /// <summary>Whether an attribute says that samples of its input have lengths.</summary>
    public static bool HaveLengths(AttributeReader reader) => reader.Named(Lengths, false);

    /// <summary>Reads an input, or reports what is wrong with it.</summary>
    /// <param name="reader">The attribute.</param>
    /// <param name="position">The place of the array of sizes among its arguments.</param>
    /// <param name="what">What the sizes are, in words.</param>
    /// <param name="name">The input's name.</param>
    public static InputModel? Read(AttributeReader reader, int position, string what, string name)
    {
        bool hasLengths = HaveLengths(reader);
        if (!IsOfIntegers(reader))
            return TryRead(reader, position, what, out var shape) && (!hasLengths || HasSteps(reader, what, shape))
                ? new InputModel(name, reader.Index, shape) { HasLengths = hasLengths }
                : null;
        int tokens = reader.Named(Tokens, 0), vocabulary = reader.Named(Vocabulary, 0);
        int[] sizes = reader.PositionalArray<int>(position);
        if (sizes.Length > 0)
            reader.Report(Rules.InvalidOption, what, $"[{string.Join(", ", sizes)}]", "left out, since Tokens is the one size of an input of integers");
        if (tokens < 1)
            reader.Report(Rules.SizeNotPositive, Tokens, Literal.Of(tokens));
        if (vocabulary < 1)
            reader.Report(Rules.SizeNotPositive, Vocabulary, Literal.Of(vocabulary));
        return sizes.Length > 0 || tokens < 1 || vocabulary < 1
            ? null
            : new InputModel(name, reader.Index, new Shape(tokens)) { Vocabulary = vocabulary, HasLengths = hasLengths };
    }

    // Lengths are of rows.
    private static bool HasSteps(AttributeReader reader, string what, Shape shape)
    {
        if (shape.Sizes.Count == 2)
            return true;
        reader.Report(Rules.InvalidOption, what, $"{shape}", "[steps, features], since samples with lengths are sequences");
        return false;
    }

    /// <summary>Reads a shape from an array of sizes, or reports what is wrong with it.</summary>
    /// <param name="reader">The attribute.</param>
    /// <param name="position">The place of the array among its arguments.</param>
    /// <param name="what">What the sizes are, in words.</param>
    /// <param name="shape">The shape.</param>
    private static bool TryRead(AttributeReader reader, int position, string what, out Shape shape)
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
