using System.Globalization;

namespace StaticNet.Reporting;

/// <summary>The table of layers, with how their training went where that was tracked.</summary>
internal static class LayerSection
{
    private const string Missing = "–";

    /// <summary>Writes it, if there are any.</summary>
    /// <param name="html">Receives it.</param>
    /// <param name="report">The report.</param>
    public static void Write(HtmlWriter html, TrainingReport report)
    {
        if (report.Layers.IsEmpty)
            return;
        bool isTracked = !report.LayerHealth.IsEmpty;
        html.Line($"<section>\n<h2>Layers</h2>\n<div class=\"scroll\" role=\"region\" aria-label=\"Layers\" tabindex=\"0\"><table>");
        html.Line($"<caption>Shapes for one sample; operations of the forward pass for one sample, a multiply-add as two{(isTracked ? "; update ratio: ‖Δw‖ / ‖w‖ of a step" : "")}</caption>");
        string[] columns = ["layer", "kind", "output", "parameters", "operations", .. isTracked ? (string[])["mean update ratio", "largest", "verdict"] : []];
        html.Line($"<thead><tr>{string.Concat(columns.Select(column => $"<th scope=\"col\">{column}</th>"))}</tr></thead><tbody>");
        foreach (var layer in report.Layers)
        {
            string shape = string.Join(" × ", layer.OutputShape);
            string figures = $"<td>{Number(layer.ParameterCount)}</td><td>{Number(layer.Flops)}</td>";
            string health = isTracked ? HealthOf(report, layer.Name) : "";
            html.Line($"<tr><th scope=\"row\">{HtmlWriter.Encode(layer.Name)}</th><td class=\"text\">{HtmlWriter.Encode(layer.Kind)}</td><td>{shape}</td>{figures}{health}</tr>");
        }

        string rest = isTracked ? "<td></td><td></td><td></td>" : "";
        html.Line($"</tbody><tfoot><tr><th scope=\"row\">all</th><td></td><td></td><td>{Number(report.Layers.Sum(layer => layer.ParameterCount))}</td><td>{Number(report.Layers.Sum(layer => layer.Flops))}</td>{rest}</tr></tfoot></table></div>");
        if (isTracked)
            html.Line($"<p class=\"note\">{HtmlWriter.Encode(VerdictText.Limits)}</p>");
        html.Line($"</section>");
    }

    private static string HealthOf(TrainingReport report, string layer)
    {
        if (report.LayerHealth.FirstOrDefault(health => health.Name == layer) is not { } found)
            return $"<td>{Missing}</td><td>{Missing}</td><td class=\"text\">{Missing}</td>";
        string look = found.Verdict == GradientVerdict.Healthy ? "text" : "text ill";
        return $"{RatiosOf(found.UpdateRatio)}<td class=\"{look}\">{VerdictText.Of(found)}</td>";
    }

    private static string RatiosOf(ReportSeries? ratios)
    {
        SeriesPoint[] finite = [.. (ratios?.Points ?? []).Where(point => point.Count > 0)];
        if (finite.Length == 0)
            return $"<td>{Missing}</td><td>{Missing}</td>";
        double mean = finite.Sum(point => point.Mean * point.Count) / finite.Sum(point => point.Count);
        return $"<td>{Ratio(mean)}</td><td>{Ratio(finite.Max(point => point.Maximum))}</td>";
    }

    private static string Ratio(double ratio) => ratio.ToString("0.0e-0", CultureInfo.InvariantCulture);

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
