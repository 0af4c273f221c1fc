using StaticNet.Generators.Model;
using StaticNet.Generators.Parsing;
using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>How a convolution moves along one axis, as declared.</summary>
/// <param name="Kernel">The positions of the kernel.</param>
/// <param name="Stride">The inputs from one output to the next.</param>
/// <param name="Padding">The zeros around the input.</param>
/// <param name="Dilation">The inputs from one position of the kernel to the next.</param>
internal sealed record WindowAxis(int Kernel, int Stride, AxisPadding Padding, int Dilation)
{
    /// <summary>Sizes beyond this are mistakes, and sums of a few of them are numbers still.</summary>
    private const int Largest = 1 << 24;

    /// <summary>Reads an axis.</summary>
    /// <param name="reader">The attribute.</param>
    /// <param name="kernel">The positions of the kernel.</param>
    /// <param name="suffix">What the options of this axis end in: they stand for those of all axes.</param>
    /// <param name="words">The words that padding may be.</param>
    /// <returns>The axis; null where it has a mistake, which was reported.</returns>
    public static WindowAxis? Read(AttributeReader reader, int kernel, string suffix, PaddingWords words)
    {
        int stride = Option("Stride", 1), padding = Option("Padding", 0), dilation = Option("Dilation", 1);
        foreach (var (name, value) in new[] { ("kernel", kernel), ("Stride" + suffix, stride), ("Dilation" + suffix, dilation) })
        {
            if (value < 1)
                reader.Report(Rules.SizeNotPositive, name, Literal.Of(value));
            else if (value > Largest)
                reader.Report(Rules.InvalidOption, name, Literal.Of(value), $"at most {Literal.Display((long)Largest)}");
            else
                continue;
            return null;
        }

        if ((kernel - 1L) * dilation > Largest)
            reader.Report(Rules.InvalidOption, "Dilation" + suffix, Literal.Of(dilation), $"at most {Literal.Display((long)Largest / (kernel - 1))} for a kernel of {Literal.Of(kernel)}");
        else if (padding > Largest || (padding < 0 && !(padding == AxisPadding.Same && words != PaddingWords.None) && !(padding == AxisPadding.Causal && words == PaddingWords.SameOrCausal)))
            reader.Report(
                Rules.InvalidOption, "Padding" + suffix, padding == AxisPadding.Same ? "Same" : padding == AxisPadding.Causal ? "Causal" : Literal.Of(padding),
                $"a number of positions, 0 to {Literal.Display((long)Largest)}{(words == PaddingWords.None ? "" : ", or Padding.Same")}{(words == PaddingWords.SameOrCausal ? " or Padding.Causal" : "")}");
        else if (padding == AxisPadding.Same && stride > 1)
            reader.Report(Rules.InvalidOption, "Padding" + suffix, "Same", $"a number where the stride is {Literal.Of(stride)}, since outputs as many as inputs need a stride of 1");
        else
            return new WindowAxis(kernel, stride, new AxisPadding(padding), dilation);
        return null;

        int Option(string name, int fallback) => ReadOption(reader, name, suffix, fallback);
    }

    /// <summary>Reads an axis of a transposed convolution.</summary>
    /// <param name="reader">The attribute.</param>
    /// <param name="kernel">The positions of the kernel.</param>
    /// <param name="suffix">What the options of this axis end in.</param>
    /// <returns>The axis; null where it has a mistake, which was reported.</returns>
    public static WindowAxis? ReadTransposed(AttributeReader reader, int kernel, string suffix)
    {
        if (Read(reader, kernel, suffix, PaddingWords.None) is not { } axis)
            return null;
        int padding = ReadOption(reader, "OutputPadding", suffix, 0);
        if (padding >= 0 && padding < Math.Max(axis.Stride, axis.Dilation))
            return axis with { OutputPadding = padding };
        reader.Report(
            Rules.InvalidOption, "OutputPadding" + suffix, Literal.Of(padding),
            $"0 or more and below the larger of the stride, {Literal.Of(axis.Stride)}, and the dilation, {Literal.Of(axis.Dilation)}");
        return null;
    }

    private static int ReadOption(AttributeReader reader, string name, string suffix, int fallback)
    {
        int value = reader.Named(name, fallback);
        return suffix.Length == 0 ? value : reader.Named(name + suffix, value);
    }

    /// <summary>The positions that a transposed convolution adds behind its output; 0 for others.</summary>
    public int OutputPadding { get; init; }

    /// <summary>The outputs of a transposed convolution; sizes up to an array's length are no overflow.</summary>
    public long Spread(int inputs) => ((inputs - 1L) * Stride) - (2L * Padding.Value) + ((Kernel - 1L) * Dilation) + OutputPadding + 1;

    /// <summary>The zeros before and after the input.</summary>
    public (int Before, int After) Around => Padding.Around(Kernel, Dilation);

    /// <summary>Whether the kernel reaches no further than the input with its zeros; sizes up to an array's length are no overflow.</summary>
    public bool FitsInto(int inputs) =>
        ((long)Kernel - 1) * Dilation < inputs + (Padding.Value < 0 ? ((long)Kernel - 1) * Dilation : 2L * Padding.Value);
}
