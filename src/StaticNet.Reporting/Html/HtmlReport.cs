using System.Text;

namespace StaticNet.Reporting;

/// <summary>
/// Writes a <see cref="TrainingReport"/>, or a <see cref="ComparisonReport"/> of several runs, as one HTML file that needs nothing else: no script, no request, pictures and plots inside, for
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
        ArgumentNullException.ThrowIfNull(report);
        WriteFile(path, writer => Write(writer, report));
    }

    /// <summary>Writes a file of several runs, likewise.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="report">The runs.</param>
    /// <exception cref="ArgumentException">The path is empty, an argument is missing, or two runs have the same name.</exception>
    /// <exception cref="IOException">The file can't be written; one that was there has not changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written; likewise.</exception>
    public static void Write(string path, ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        WriteFile(path, writer => Write(writer, report));
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
        WriteHead(html, report.Title, report.Date, report.Summary);
        SettingsSection.Write(html, report);
        LayerSection.Write(html, report);
        CurveSections.Write(html, report);
        EpochSection.Write(html, report);
        if (report.Regression is { } regression)
            RegressionSection.Write(html, regression);
        if (report.Confusion is { } confusion)
            ConfusionSection.Write(html, confusion);
        MistakeSection.Write(html, report);
        WriteEnd(html);
    }

    /// <summary>Writes a text of several runs, which is to be encoded as UTF-8.</summary>
    /// <param name="writer">Receives it.</param>
    /// <param name="report">The runs.</param>
    /// <exception cref="ArgumentNullException">An argument is missing.</exception>
    /// <exception cref="ArgumentException">Two runs have the same name.</exception>
    public static void Write(TextWriter writer, ComparisonReport report)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(report);
        if (report.Runs.GroupBy(run => run.Name, StringComparer.Ordinal).FirstOrDefault(runs => runs.Count() > 1) is { Key: var name })
            throw new ArgumentException($"Two runs are called {name}; give each a name of its own.", nameof(report));
        var html = new HtmlWriter(writer);
        WriteHead(html, report.Title, report.Date, report.Summary);
        new ComparisonSections(report).Write(html);
        WriteEnd(html);
    }

    private static void WriteFile(string path, Action<TextWriter> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
            write(writer);
        });
    }

    private static void WriteEnd(HtmlWriter html) => html.Line($"</main>\n</body>\n</html>");

    private static void WriteHead(HtmlWriter html, string title, DateTimeOffset? date, string? summary)
    {
        html.Line($"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>");
        html.Line($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"/>");
        html.Line($"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light dark\"/>");
        html.Line($"<title>{HtmlWriter.Encode(title)}</title>\n<style>\n{ReportStyle.Text}\n</style>\n</head>");
        html.Line($"<body>\n<main>\n<h1>{HtmlWriter.Encode(title)}</h1>");
        if (date is { } when)
            html.Line($"<p class=\"note\"><time datetime=\"{when:yyyy-MM-ddTHH:mm:sszzz}\">{when:yyyy-MM-dd HH:mm zzz}</time></p>");
        if (summary is { } text)
            html.Line($"<p>{HtmlWriter.Encode(text)}</p>");
    }
}
