namespace StaticNet.Reporting;

/// <summary>How a curve looks: its colour, its dashes and the form of its marks, so that curves differ without colours too.</summary>
/// <param name="index">Its place among the curves of its plot.</param>
internal readonly struct CurveStyle(int index)
{
    private const int Colors = 8;
    private const int Dashes = 4;
    private const int Forms = 5;

    /// <summary>The class of its colour.</summary>
    public string Color => FormattableString.Invariant($"s{index % Colors}");

    /// <summary>The class of its dashes, with a space before it; none of a solid line. With its marks' form, twenty curves differ.</summary>
    public string Dash => index % Dashes == 0 ? "" : FormattableString.Invariant($" d{index % Dashes}");

    /// <summary>Writes a mark: a circle, square, triangle, diamond, or triangle on its head.</summary>
    /// <param name="html">Receives it.</param>
    /// <param name="x">Where its centre is.</param>
    /// <param name="y">How far down.</param>
    public void WriteMark(HtmlWriter html, double x, double y)
    {
        if (index % Forms == 0)
            html.Line($"<circle class=\"mark {Color}\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"2.5\"/>");
        else
            html.Line($"<path class=\"mark {Color}\" d=\"{Outline(x, y)}\"/>");
    }

    /// <summary>Writes the curve's entry in a legend.</summary>
    /// <param name="html">Receives it.</param>
    /// <param name="name">The curve.</param>
    public void WriteLegend(HtmlWriter html, string name)
    {
        html.Markup($"<li><svg viewBox=\"0 0 32 10\" aria-hidden=\"true\"><path class=\"line {Color}{Dash}\" d=\"M0 5H32\"/>");
        WriteMark(html, 16, 5);
        html.Markup($"</svg> {HtmlWriter.Encode(name)}</li>");
    }

    private string Outline(double x, double y) => FormattableString.Invariant((index % Forms) switch
    {
        1 => $"M{x - 2.6:0.#} {y - 2.6:0.#}L{x + 2.6:0.#} {y - 2.6:0.#}L{x + 2.6:0.#} {y + 2.6:0.#}L{x - 2.6:0.#} {y + 2.6:0.#}Z",
        2 => $"M{x:0.#} {y - 3.6:0.#}L{x + 3.4:0.#} {y + 2.6:0.#}L{x - 3.4:0.#} {y + 2.6:0.#}Z",
        3 => $"M{x:0.#} {y - 3.8:0.#}L{x + 3.8:0.#} {y:0.#}L{x:0.#} {y + 3.8:0.#}L{x - 3.8:0.#} {y:0.#}Z",
        _ => $"M{x:0.#} {y + 3.6:0.#}L{x + 3.4:0.#} {y - 2.6:0.#}L{x - 3.4:0.#} {y - 2.6:0.#}Z",
    });
}
