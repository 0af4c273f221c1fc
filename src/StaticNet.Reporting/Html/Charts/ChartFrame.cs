namespace StaticNet.Reporting;

/// <summary>What plots share: a figure with its caption and its description for screen readers, and a grid with ticks.</summary>
internal static class ChartFrame
{
    /// <summary>The width of a picture.</summary>
    public const int Width = 560;

    /// <summary>Its height.</summary>
    public const int Height = 260;

    /// <summary>Where the plot begins from above.</summary>
    public const int Top = 12;

    /// <summary>Where it ends.</summary>
    public const int Bottom = Height - 44;

    private const int Left = 72;
    private const int Right = Width - 14;

    /// <summary>From a place on the lower axis, between 0 and 1, to a coordinate.</summary>
    /// <param name="place">The place.</param>
    public static double X(double place) => Left + (place * (Right - Left));

    /// <summary>From a place on the axis of values to a coordinate.</summary>
    /// <param name="place">The place.</param>
    public static double Y(double place) => Bottom - (place * (Bottom - Top));

    /// <summary>Begins a figure and its picture.</summary>
    /// <param name="html">Receives it.</param>
    /// <param name="title">The caption, and the name that screen readers say.</param>
    /// <param name="remark">What the caption says more.</param>
    /// <param name="description">What there is to see, in words.</param>
    public static void Begin(HtmlWriter html, string title, string remark, string description)
    {
        string name = html.NextIdentifier(), words = html.NextIdentifier();
        html.Line($"<figure><figcaption>{HtmlWriter.Encode(title)}{remark}</figcaption>");
        html.Line($"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-labelledby=\"{name} {words}\">");
        html.Line($"<title id=\"{name}\">{HtmlWriter.Encode(title)}</title>");
        html.Line($"<desc id=\"{words}\">{HtmlWriter.Encode(description)}</desc>");
    }

    /// <summary>Writes the grid, its ticks and the name of the lower axis.</summary>
    /// <param name="html">Receives it.</param>
    /// <param name="across">The lower axis.</param>
    /// <param name="values">The axis of values.</param>
    /// <param name="axis">The name.</param>
    public static void WriteGrid(HtmlWriter html, ChartScale across, ChartScale values, string axis)
    {
        foreach (double tick in values.Ticks)
        {
            double y = Y(values.PlaceOfTick(tick));
            html.Line($"<path class=\"grid\" d=\"M{Left} {y:0.#}H{Right}\"/><text class=\"tick\" x=\"{Left - 8}\" y=\"{y + 4:0.#}\" text-anchor=\"end\">{values.Label(tick)}</text>");
        }

        for (int i = 0; i < across.Ticks.Length; i++)
        {
            // Small screens have room for every second number alone.
            double tick = across.Ticks[i], x = X(across.PlaceOfTick(tick));
            html.Line($"<path class=\"grid\" d=\"M{x:0.#} {Top}V{Bottom}\"/><text class=\"tick{(i % 2 == 1 ? " odd" : "")}\" x=\"{x:0.#}\" y=\"{Bottom + 18}\" text-anchor=\"middle\">{across.Label(tick)}</text>");
        }

        html.Line($"<text class=\"tick\" x=\"{(Left + Right) / 2}\" y=\"{Height - 6}\" text-anchor=\"middle\">{HtmlWriter.Encode(axis)}</text>");
    }

    /// <summary>Writes a value to go by: a line across with its name.</summary>
    /// <param name="html">Receives it.</param>
    /// <param name="values">The axis of values.</param>
    /// <param name="value">The value.</param>
    /// <param name="name">Its name.</param>
    public static void WriteLimit(HtmlWriter html, ChartScale values, double value, string name)
    {
        double y = Y(values.PlaceOf(value));
        html.Line($"<path class=\"limit\" d=\"M{Left} {y:0.#}H{Right}\"/><text class=\"tick\" x=\"{Right - 4}\" y=\"{y + (y < Top + 16 ? 14 : -4):0.#}\" text-anchor=\"end\">{HtmlWriter.Encode(name)}</text>");
    }
}
