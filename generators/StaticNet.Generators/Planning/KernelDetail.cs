using StaticNet.Generators.Text;

namespace StaticNet.Generators.Planning;

/// <summary>
/// What tells kernels of one name apart, as ends of names: nothing where it is as usual, so that most names are short, and
/// never the same for two kernels that differ.
/// </summary>
internal static class KernelDetail
{
    /// <summary>From one row of a buffer to the next, unless rows are padded as the planner pads them.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="length">The elements of a row.</param>
    public static string Stride(string buffer, int stride, int length) => Number(buffer, stride, RowStride.Of(length));

    /// <summary>The stride of what an activation saved.</summary>
    /// <param name="isSaved">Whether an activation was joined that saved something.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="length">The elements of a row.</param>
    public static string Saved(bool isSaved, int stride, int length) =>
        Number("saved", stride, isSaved ? RowStride.Of(length) : 0);

    /// <summary>From one panel of weights to the next, unless a panel holds 16 outputs of every input.</summary>
    /// <param name="stride">From one panel to the next.</param>
    /// <param name="inputs">The inputs.</param>
    public static string Panels(int stride, int inputs) => Number("panel", stride, 16 * inputs);

    /// <summary>A word for what isn't usual.</summary>
    /// <param name="isSo">Whether it is so.</param>
    /// <param name="word">The word.</param>
    public static string If(bool isSo, string word) => isSo ? $"_{word}" : "";

    /// <summary>A number that is compiled in.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="value">The number.</param>
    /// <param name="usual">The usual one.</param>
    public static string Value(string name, float value, float usual) => value.Equals(usual) ? "" : $"_{name}{Literal.Identifier(value)}";

    /// <summary>A whole number that is compiled in.</summary>
    /// <param name="name">What it is.</param>
    /// <param name="value">The number.</param>
    /// <param name="usual">The usual one.</param>
    public static string Number(string name, int value, int usual) => value == usual ? "" : $"_{name}{Literal.Of(value)}";
}
