using System.Globalization;

namespace StaticNet.Reporting;

/// <summary>The worst mistakes as pictures, those the network was surest of first.</summary>
internal static class MistakeSection
{
    private const int MostMistakes = 24;
    private const int LargestSide = 96;

    /// <summary>Writes it, if there are any.</summary>
    /// <param name="html">Receives it.</param>
    /// <param name="report">The report.</param>
    public static void Write(HtmlWriter html, TrainingReport report)
    {
        if (report.Mistakes.IsEmpty)
            return;
        html.Line($"<section>\n<h2>Worst mistakes</h2>\n<ul class=\"mistakes\">");
        foreach (var mistake in report.Mistakes.OrderByDescending(mistake => mistake.Confidence).Take(MostMistakes))
        {
            string text = string.Create(
                CultureInfo.InvariantCulture, $"{mistake.Actual} taken for {mistake.Predicted}, {100 * mistake.Confidence:0.0} % sure");
            string data = Convert.ToBase64String(PngImage.Encode(mistake.Image, LargestSide));
            html.Line($"<li><figure><img src=\"data:image/png;base64,{data}\" alt=\"{HtmlWriter.Encode(text)}\"/><figcaption>{HtmlWriter.Encode(text)}</figcaption></figure></li>");
        }

        html.Line($"</ul>\n</section>");
    }
}
