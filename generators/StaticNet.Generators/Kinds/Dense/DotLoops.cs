using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Dense;

/// <summary>Loops along padded inputs by four groups of sixteen, so that four sums are under way at once.</summary>
internal static class DotLoops
{
    public static int Padded(int inputs) => (inputs + 15) / 16 * 16;

    /// <summary>Writes a loop over whole steps of 64 and then what is left.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="first">The expression of the first index.</param>
    /// <param name="body">Writes the body for a number of groups, at index <c>i</c>.</param>
    public static void Write(SourceWriter writer, int inputs, string first, Action<int> body)
    {
        int padded = Padded(inputs);
        int whole = padded / 64 * 64;
        if (whole > 0)
        {
            using (writer.Block($"for (int i = {first}; i < {Literal.Of(whole)}; i += 64)"))
                body(4);
        }

        if (whole < padded)
        {
            using (writer.Block())
            {
                writer.Line($"int i = {(whole == 0 ? first : first == "0" ? Literal.Of(whole) : $"{Literal.Of(whole)} + {first}")};");
                body((padded - whole) / 16);
            }
        }
    }
}
