using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace StaticNet.Reporting;

/// <summary>
/// Curves as inline SVG. Colours come from the page's style sheet, so that they follow the reader's light or dark theme, and fonts
/// from the reader's system: the same data is the same text on every machine.
/// </summary>
/// <param name="Title">What is plotted; the caption, and the name that screen readers say.</param>
/// <param name="Axis">What the steps are: step, epoch.</param>
/// <param name="Series">The curves.</param>
internal sealed record LineChart(string Title, string Axis, ImmutableArray<ReportSeries> Series)
{
    // More points than this are less than two pixels apart.
    private const int MostPoints = 500;

    // With fewer points each has a mark.
    private const int MostMarks = 40;

    // So many marks tell long curves apart.
    private const int SparseMarks = 7;

    /// <summary>Whether values go by their logarithms.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>Values to go by, drawn as lines with their names.</summary>
    public ImmutableArray<(double Value, string Name)> Limits { get; init; } = [];

    /// <summary>Writes it as a figure.</summary>
    /// <param name="html">Receives it.</param>
    public void Write(HtmlWriter html)
    {
        var curves = Series.Select(series => Thin(series.Points)).ToImmutableArray();
        ChartFrame.Begin(html, Title, IsLogarithmic ? ", logarithmic" : "", Describe());
        if (CreateScale(curves) is { } values)
            WritePlot(html, curves, values);
        else
            html.Line($"<text class=\"tick\" x=\"{ChartFrame.Width / 2}\" y=\"{ChartFrame.Height / 2}\" text-anchor=\"middle\">no finite value</text>");
        html.Line($"</svg>");
        WriteLegend(html);
        html.Line($"</figure>");
    }

    private void WritePlot(HtmlWriter html, ImmutableArray<ImmutableArray<SeriesPoint>> curves, ChartScale values)
    {
        var points = curves.SelectMany(curve => curve);
        var steps = ChartScale.Counting(points.Min(point => point.Step), points.Max(point => point.Step));
        ChartFrame.WriteGrid(html, steps, values, Axis);
        foreach (var (value, name) in Limits)
            ChartFrame.WriteLimit(html, values, value, name);
        for (int i = 0; i < curves.Length; i++)
            if (!curves[i].IsEmpty)
                WriteCurve(html, curves[i], i, steps, values);
        new ChartStrips(Axis, [.. Series.Select(series => series.Name)], curves).Write(html, steps);
    }

    private void WriteCurve(HtmlWriter html, ImmutableArray<SeriesPoint> points, int index, ChartScale steps, ChartScale values)
    {
        var style = new CurveStyle(index);

        // The extremes of joined values; with many curves they would cover each other.
        if (Series.Length <= 2 && points.Any(point => point.Minimum < point.Maximum))
            html.Line($"<path class=\"band {style.Color}\" d=\"{Band(points, steps, values)}\"/>");
        html.Line($"<path class=\"line {style.Color}{style.Dash}\" d=\"{Line(points, steps, values)}\"/>");
        foreach (var point in Marked(points, index))
            style.WriteMark(html, ChartFrame.X(steps.PlaceOf(point.Step)), ChartFrame.Y(values.PlaceOf(point.Mean)));
    }

    // Of several long curves some points, each curve's at places of its own.
    private IEnumerable<SeriesPoint> Marked(ImmutableArray<SeriesPoint> points, int index)
    {
        ImmutableArray<SeriesPoint> finite = [.. points.Where(point => point.Count > 0)];
        if (points.Length <= MostMarks)
            return finite;
        return Series.Length == 1 || finite.IsEmpty
            ? []
            : Enumerable.Range(0, SparseMarks).Select(mark => finite[(int)((mark + ((index + 0.5) / Series.Length)) * finite.Length / SparseMarks)]);
    }

    // A point without a finite value is a gap.
    private static string Line(ImmutableArray<SeriesPoint> points, ChartScale steps, ChartScale values)
    {
        var path = new StringBuilder();
        bool isGap = true;
        foreach (var point in points)
        {
            if (point.Count > 0)
                Append(path, isGap ? 'M' : 'L', steps.PlaceOf(point.Step), values.PlaceOf(point.Mean));
            isGap = point.Count == 0;
        }

        return path.ToString();
    }

    private static string Band(ImmutableArray<SeriesPoint> points, ChartScale steps, ChartScale values)
    {
        var path = new StringBuilder();
        ImmutableArray<SeriesPoint> finite = [.. points.Where(point => point.Count > 0)];
        for (int i = 0; i < finite.Length; i++)
            Append(path, i == 0 ? 'M' : 'L', steps.PlaceOf(finite[i].Step), values.PlaceOf(finite[i].Maximum));
        for (int i = finite.Length - 1; i >= 0; i--)
            Append(path, 'L', steps.PlaceOf(finite[i].Step), values.PlaceOf(finite[i].Minimum));
        return path.Append('Z').ToString();
    }

    private static void Append(StringBuilder path, char command, double x, double y) =>
        path.Append(CultureInfo.InvariantCulture, $"{command}{ChartFrame.X(x):0.#} {ChartFrame.Y(y):0.#}");

    private static ImmutableArray<SeriesPoint> Thin(ImmutableArray<SeriesPoint> points)
    {
        int size = (points.Length + MostPoints - 1) / MostPoints;
        return size <= 1 ? points : [.. points.Chunk(size).Select(chunk => chunk.Aggregate((joined, next) => joined.Join(next)))];
    }

    private ChartScale? CreateScale(ImmutableArray<ImmutableArray<SeriesPoint>> curves)
    {
        double minimum = double.PositiveInfinity, maximum = double.NegativeInfinity;
        foreach (var point in curves.SelectMany(curve => curve))
        {
            if (point.Count == 0 || (IsLogarithmic && !(point.Maximum > 0)))
                continue;
            double lowest = Series.Length > 2 ? point.Mean : point.Minimum;
            if (!IsLogarithmic || lowest > 0)
                minimum = Math.Min(minimum, lowest);
            maximum = Math.Max(maximum, Series.Length > 2 ? point.Mean : point.Maximum);
            if (IsLogarithmic)
                minimum = Math.Min(minimum, point.Maximum);
        }

        if (minimum > maximum)
            return null;
        foreach (var (value, _) in Limits)
            (minimum, maximum) = (Math.Min(minimum, value), Math.Max(maximum, value));
        return IsLogarithmic ? ChartScale.Logarithmic(minimum, maximum) : ChartScale.Linear(minimum, maximum);
    }

    private string Describe() => $"{string.Join("; ", Series.Select(Describe))}.";

    private static string Describe(ReportSeries series)
    {
        SeriesPoint[] finite = [.. series.Points.Where(point => point.Count > 0)];
        if (finite.Length == 0)
            return $"{series.Name} has no finite value";
        double lowest = finite.Min(point => point.Minimum), highest = finite.Max(point => point.Maximum);
        return string.Create(CultureInfo.InvariantCulture, $"{series.Name} ends at {finite[^1].Mean:g4}, lowest {lowest:g4}, highest {highest:g4}");
    }

    private void WriteLegend(HtmlWriter html)
    {
        // The caption is enough for a curve that it names.
        if (Series.Length == 1 && Title.Contains(Series[0].Name, StringComparison.OrdinalIgnoreCase))
            return;
        html.Markup($"<ul class=\"legend\">");
        for (int i = 0; i < Series.Length; i++)
            new CurveStyle(i).WriteLegend(html, Series[i].Name);
        html.Line($"</ul>");
    }
}
