using System.Globalization;

namespace StaticNet.Reporting;

/// <summary>The table of layers.</summary>
internal static class LayerSection
{
    /// <summary>Writes it, if there are any.</summary>
    /// <param name="html">Receives it.</param>
    /// <param name="report">The report.</param>
    public static void Write(HtmlWriter html, TrainingReport report)
    {
        if (report.Layers.IsEmpty)
            return;
        html.Line($"<section>\n<h2>Layers</h2>\n<div class=\"scroll\" role=\"region\" aria-label=\"Layers\" tabindex=\"0\"><table>");
        html.Line($"<caption>Shapes for one sample; operations of the forward pass for one sample, a multiply-add as two</caption>");
        html.Line($"<thead><tr><th scope=\"col\">layer</th><th scope=\"col\">kind</th><th scope=\"col\">output</th><th scope=\"col\">parameters</th><th scope=\"col\">operations</th></tr></thead><tbody>");
        foreach (var layer in report.Layers)
        {
            string shape = string.Join(" × ", layer.OutputShape);
            string figures = $"<td>{Number(layer.ParameterCount)}</td><td>{Number(layer.Flops)}</td>";
            html.Line($"<tr><th scope=\"row\">{HtmlWriter.Encode(layer.Name)}</th><td class=\"text\">{HtmlWriter.Encode(layer.Kind)}</td><td>{shape}</td>{figures}</tr>");
        }

        html.Line($"</tbody><tfoot><tr><th scope=\"row\">all</th><td></td><td></td><td>{Number(report.Layers.Sum(layer => layer.ParameterCount))}</td><td>{Number(report.Layers.Sum(layer => layer.Flops))}</td></tr></tfoot></table></div>\n</section>");
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
