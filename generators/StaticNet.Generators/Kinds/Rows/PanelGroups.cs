using StaticNet.Generators.Text;

namespace StaticNet.Generators.Kinds.Rows;

/// <summary>
/// Splits a row of panels into groups of the width a tile takes and one narrower rest, and writes the calls for them.
/// </summary>
/// <param name="Panels">The panels in all.</param>
/// <param name="Width">The panels of a whole group.</param>
internal sealed record PanelGroups(int Panels, int Width)
{
    private int Whole => Panels / Width * Width;

    private int Rest => Panels % Width;

    /// <summary>The widths that occur.</summary>
    public IEnumerable<int> Widths
    {
        get
        {
            if (Whole > 0)
                yield return Width;
            if (Rest > 0)
                yield return Rest;
        }
    }

    /// <summary>Writes the calls: a loop over whole groups, then the rest.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="call">The call for a width and the expression of the first panel.</param>
    public void Write(SourceWriter writer, Func<int, string, string> call)
    {
        if (Whole == Width)
        {
            writer.Line(call(Width, "0"));
        }
        else if (Whole > 0)
        {
            writer.Line($"for (int panel = 0; panel < {Whole}; panel += {Width}) {call(Width, "panel")}");
        }

        if (Rest > 0)
            writer.Line(call(Rest, Literal.Of(Whole)));
    }

    /// <summary>Writes the calls for a worker's share of the groups.</summary>
    /// <param name="writer">The source.</param>
    /// <param name="call">The call for a width and the expression of the first panel.</param>
    public void WriteShare(SourceWriter writer, Func<int, string, string> call)
    {
        using (writer.Block())
        {
            KernelText.Share(writer, Panels, Width);
            if (Whole > 0)
                writer.Line($"for (int panel = first; panel + {Width} <= last; panel += {Width}) {call(Width, "panel")}");
            if (Rest > 0)
                writer.Line($"if (first < last && last == {Panels}) {call(Rest, Literal.Of(Whole))}");
        }
    }

    /// <summary>The place of a panel: <c>ref name</c> advanced by the panel times a stride.</summary>
    public static string At(string name, string panel, int stride) => panel switch
    {
        "0" => $"ref {name}",
        "panel" => $"ref Unsafe.Add(ref {name}, panel * {Literal.Of(stride)})",
        _ => $"ref Unsafe.Add(ref {name}, {Literal.Of(int.Parse(panel, System.Globalization.CultureInfo.InvariantCulture) * stride)})",
    };
}
