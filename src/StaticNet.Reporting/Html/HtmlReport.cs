using System.Text;

namespace StaticNet.Reporting;

/// <summary>
/// Writes a <see cref="TrainingReport"/> as one HTML file that needs nothing else: no script, no request, pictures and plots inside, for
/// light and dark themes, print and screen readers. The same report gives the same text.
/// </summary>
/// <remarks>
/// The text is well-formed XML too. A content security policy forbids scripts and every request; names from the training are encoded.
/// </remarks>
public static class HtmlReport
{
    /// <summary>Writes a file, as <see cref="AtomicFile"/> does it: a reader never sees half of it.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="report">The report.</param>
    /// <exception cref="ArgumentException">The path is empty, or an argument is missing.</exception>
    /// <exception cref="IOException">The file can't be written; one that was there has not changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written; likewise.</exception>
    public static void Write(string path, TrainingReport report)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(report);
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            Write(writer, report);
        });
    }

    /// <summary>Writes a text, which is to be encoded as UTF-8.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="report">The report.</param>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    public static void Write(TextWriter writer, TrainingReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        var html = new HtmlWriter(writer);
        WriteHead(html, report);
        SettingsSection.Write(html, report);
        LayerSection.Write(html, report);
        CurveSections.Write(html, report);
        EpochSection.Write(html, report);
        if (report.Regression is { } regression)
            RegressionSection.Write(html, regression);
        if (report.Confusion is { } confusion)
            ConfusionSection.Write(html, confusion);
        MistakeSection.Write(html, report);
        html.Line($"</main>\n</body>\n</html>");
    }

    private static void WriteHead(HtmlWriter html, TrainingReport report)
    {
        html.Line($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>");
        html.Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"/>");
        html.Line($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>");
        html.Line($"<title>{HtmlWriter.Encode(report.Title)}</title>\n<style>\n{ReportStyle.Text}\n</style>\n</head>");
        html.Line($"<body>\n<main>\n<h1>{HtmlWriter.Encode(report.Title)}</h1>");
        if (report.Date is { } date)
            html.Line($"<p class=\"note\"><time datetime=\"{date:yyyy-MM-ddTHH:mm:sszzz}\">{date:yyyy-MM-dd HH:mm zzz}</time></p>");
        if (report.Summary is { } summary)
            html.Line($"<p>{HtmlWriter.Encode(summary)}</p>");
    }
}
