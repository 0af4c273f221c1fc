using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Rows;

/// <summary>
/// Loops along the features of a row: whole panels, then the last one with its padding masked, which may hold anything.
/// Sums run over sixteen lanes in double, to be added by one tree, so they don't depend on the vector width.
/// </summary>
/// <param name="Lanes">The lane type.</param>
/// <param name="Features">The features of a row.</param>
internal sealed record FeatureLoops(LaneType Lanes, int Features)
{
    private int Whole => Features / 16 * 16;

    /// <summary>Writes a body for each vector of a row, at index <c>c</c>.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="body">Writes the body, given a function that makes a value zero in the padding.</param>
    public void ForEach(SourceWriter writer, Action<Func<string, string>> body)
    {
        if (Whole > 0)
        {
            using (writer.Block($"for (int c = 0; c < {Whole}; c += {Lanes.Count})"))
                body(value => value);
        }

        if (Whole < Features)
        {
            using (writer.Block($"for (int c = {Whole}; c < {Whole + 16}; c += {Lanes.Count})"))
            {
                writer.Line($"{Lanes.Mask} inside = {Inside("c")};");
                body(value => Lanes.Select("inside", value, Lanes.Zero));
            }
        }
    }

    /// <summary>Writes sums over a row of terms, or of their squares, which are exact in double.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="targets">Where the sixteen lanes of each sum go.</param>
    /// <param name="squares">Whether terms are squared.</param>
    /// <param name="terms">
    /// Writes what the terms of a vector need, given its index and a suffix for names, and returns one for each sum.
    /// </param>
    public void Sum(SourceWriter writer, IReadOnlyList<string> targets, bool squares, Func<string, string, IReadOnlyList<string>> terms)
    {
        using (KernelText.Parts(writer, Lanes) ?? writer.Block())
        {
            for (int sum = 0; sum < targets.Count * Lanes.PartVectors; sum++)
                writer.Line($"{Lanes.Double} low{sum} = {Lanes.Double}.Zero, high{sum} = {Lanes.Double}.Zero;");
            if (Whole > 0)
            {
                using (writer.Block($"for (int c = {First(0)}; c < {Whole}; c += 16)"))
                    EmitTerms(writer, targets.Count, squares, masked: false, terms);
            }

            if (Whole < Features)
            {
                using (writer.Block())
                {
                    writer.Line($"int c = {First(Whole)};");
                    EmitTerms(writer, targets.Count, squares, masked: true, terms);
                }
            }

            for (int sum = 0; sum < targets.Count * Lanes.PartVectors; sum++)
                EmitStore(writer, targets[sum / Lanes.PartVectors], sum);
        }
    }

    private string First(int index) => Lanes.IsWholePanel ? Literal.Of(index) : index == 0 ? "part" : $"{Literal.Of(index)} + part";

    private string Inside(string index) =>
        Lanes.LessThan($"{Lanes.Float}.Indices + {Lanes.Broadcast($"(float){(index == "c" ? index : $"({index})")}")}", Lanes.Broadcast($"{Features}f"));

    private void EmitTerms(
        SourceWriter writer, int sums, bool squares, bool masked, Func<string, string, IReadOnlyList<string>> terms)
    {
        for (int vector = 0; vector < Lanes.PartVectors; vector++)
        {
            string index = vector == 0 ? "c" : $"c + {Lanes.Count}";
            var values = terms(index, Literal.Of(vector));
            if (masked)
                writer.Line($"{Lanes.Mask} inside{vector} = {Inside(index)};");
            for (int sum = 0; sum < sums; sum++)
                EmitAdd(writer, (sum * Lanes.PartVectors) + vector, squares, masked ? Lanes.Select($"inside{vector}", values[sum], Lanes.Zero) : values[sum]);
        }
    }

    private void EmitAdd(SourceWriter writer, int sum, bool squares, string value)
    {
        string term = $"t{sum}", lower = $"{Lanes.Type}.WidenLower({term})", upper = $"{Lanes.Type}.WidenUpper({term})";
        writer.Line($"{Lanes.Float} {term} = {value};");
        writer.Line(squares
            ? $"{Lanes.Double} l{sum} = {lower}; low{sum} = {Lanes.MultiplyAdd($"l{sum}", $"l{sum}", $"low{sum}")}; "
                + $"{Lanes.Double} h{sum} = {upper}; high{sum} = {Lanes.MultiplyAdd($"h{sum}", $"h{sum}", $"high{sum}")};"
            : $"low{sum} += {lower}; high{sum} += {upper};");
    }

    private void EmitStore(SourceWriter writer, string target, int sum)
    {
        string half = Lanes.IsWholePanel ? "8" : $"{Lanes.Double}.Count";
        string place = KernelText.AtPart(Lanes, target), offset = KernelText.Offset(Lanes, sum % Lanes.PartVectors, 16);
        writer.Line($"low{sum}.StoreUnsafe(ref {KernelText.At(place, offset)}); "
            + $"high{sum}.StoreUnsafe(ref {KernelText.At(place, offset == "0" ? half : $"{offset} + {half}")});");
    }
}
