using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Rows;

/// <summary>
/// Loops over the outputs of a sample for losses: whole panels, then the last one with its padding masked. Sums run over
/// sixteen lanes in double and then one tree, so they don't depend on the vector width.
/// </summary>
/// <param name="Lanes">The lane type.</param>
/// <param name="Length">The outputs of a sample.</param>
internal sealed record LossRows(LaneType Lanes, int Length)
{
    private int Whole => Length / 16 * 16;

    /// <summary>Writes a body for each vector of a row at index <c>c</c>; it is told what to select where padding lies.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="body">Writes the body, given a function that masks a value.</param>
    public void ForEach(SourceWriter writer, Action<Func<string, string>> body)
    {
        if (Whole > 0)
        {
            using (writer.Block($"for (int c = 0; c < {Whole}; c += {Lanes.Count})"))
                body(value => value);
        }

        if (Whole < Length)
        {
            using (writer.Block($"for (int c = {Whole}; c < {Whole + 16}; c += {Lanes.Count})"))
            {
                writer.Line($"{Lanes.Mask} inside = {Lanes.LessThan($"{Lanes.Float}.Indices + {Lanes.Broadcast("(float)c")}", Lanes.Broadcast($"{Length}f"))};");
                body(value => Lanes.Select("inside", value, Lanes.Zero));
            }
        }
    }

    /// <summary>
    /// Writes the sum of an expression over a row into the sixteen lanes: an accumulator pair for each group of lanes, over
    /// all panels.
    /// </summary>
    /// <param name="writer">The source.</param>
    /// <param name="term">Writes what a term needs and returns its expression, given the masking function.</param>
    public void Sum(SourceWriter writer, Func<Func<string, string>, string> term)
    {
        using (writer.Block($"for (int lane = 0; lane < 16; lane += {Lanes.Count})"))
        {
            writer.Line($"{Lanes.Double} low = {Lanes.Double}.Zero, high = {Lanes.Double}.Zero;");
            if (Whole > 0)
            {
                using (writer.Block($"for (int c = lane; c < {Whole}; c += 16)"))
                    Add(value => value);
            }

            if (Whole < Length)
            {
                using (writer.Block())
                {
                    writer.Line($"int c = {Whole} + lane;");
                    writer.Line($"{Lanes.Mask} inside = {Lanes.LessThan($"{Lanes.Float}.Indices + {Lanes.Broadcast("(float)c")}", Lanes.Broadcast($"{Length}f"))};");
                    Add(value => Lanes.Select("inside", value, Lanes.Zero));
                }
            }

            writer.Line("low.StoreUnsafe(ref Unsafe.Add(ref lanes, lane));");
            writer.Line($"high.StoreUnsafe(ref Unsafe.Add(ref lanes, lane + {Lanes.Double}.Count));");
        }

        void Add(Func<string, string> mask)
        {
            writer.Line($"{Lanes.Float} term = {term(mask)};");
            writer.Line($"low += {Lanes.Type}.WidenLower(term);");
            writer.Line($"high += {Lanes.Type}.WidenUpper(term);");
        }
    }
}
