using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet.Reporting;

/// <summary>The values under the pointer: strips over a plot, each with what its curves are there; browsers show an element's title, no script needed.</summary>
/// <param name="Axis">What the steps are.</param>
/// <param name="Names">The curves.</param>
/// <param name="Curves">Their points.</param>
internal sealed record ChartStrips(string Axis, ImmutableArray<string> Names, ImmutableArray<ImmutableArray<SeriesPoint>> Curves)
{
    // Wide enough to be met.
    private const int Most = 80;

    /// <summary>Writes them.</summary>
    /// <param name="html">Receives them.</param>
    /// <param name="steps">Where steps are.</param>
    public void Write(HtmlWriter html, ChartScale steps)
    {
        double[] places = [.. Curves.SelectMany(curve => curve).Select(point => point.Step).Distinct().Order()];
        double[] centres = [.. places.Chunk((places.Length + Most - 1) / Most).Select(chunk => chunk[chunk.Length / 2])];
        for (int i = 0; i < centres.Length; i++)
        {
            double left = ChartFrame.X(i == 0 ? 0 : steps.PlaceOf((centres[i - 1] + centres[i]) / 2));
            double right = ChartFrame.X(i == centres.Length - 1 ? 1 : steps.PlaceOf((centres[i] + centres[i + 1]) / 2));
            html.Line($"<rect class=\"strip\" x=\"{left:0.#}\" y=\"{ChartFrame.Top}\" width=\"{Math.Max(0, right - left):0.#}\" height=\"{ChartFrame.Bottom - ChartFrame.Top}\"><title>{HtmlWriter.Encode(Describe(centres[i]))}</title></rect>");
        }
    }

    private string Describe(double step)
    {
        string values = string.Join(", ", Names.Select((name, i) => (name, Point: Nearest(Curves[i], step))).Where(curve => curve.Point is not null)
            .Select(curve => string.Create(CultureInfo.InvariantCulture, $"{curve.name} {Value(curve.Point!.Value)}")));
        return string.Create(CultureInfo.InvariantCulture, $"{Axis} {step:0}: {values}");
    }

    private static string Value(SeriesPoint point) => point.Count == 0
        ? "not finite"
        : point.Minimum < point.Maximum
            ? string.Create(CultureInfo.InvariantCulture, $"{point.Mean:g4} ({point.Minimum:g4} to {point.Maximum:g4})")
            : string.Create(CultureInfo.InvariantCulture, $"{point.Mean:g4}");

    private static SeriesPoint? Nearest(ImmutableArray<SeriesPoint> points, double step)
    {
        SeriesPoint? nearest = null;
        foreach (var point in points)
            if (nearest is not { } best || Math.Abs(point.Step - step) < Math.Abs(best.Step - step))
                nearest = point;
        return nearest;
    }
}
