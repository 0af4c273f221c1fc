using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet.Reporting;

/// <summary>The tables of settings and of the environment.</summary>
internal static class SettingsSection
{
    /// <summary>Writes those that there are.</summary>
    /// <param name="html">Receives them.</param>
    /// <param name="report">The report.</param>
    public static void Write(HtmlWriter html, TrainingReport report)
    {
        WriteTable(html, "Settings", "What the run was given", report.Settings);
        WriteTable(
            html,
            "Environment",
            "What it ran on",
            report.Duration is { } time ? report.Environment.Add(new("duration", Describe(time))) : report.Environment);
    }

    private static void WriteTable(HtmlWriter html, string heading, string caption, ImmutableArray<KeyValuePair<string, string>> rows)
    {
        if (rows.IsEmpty)
            return;
        html.Line($"<section>\n<h2>{heading}</h2>\n<table class=\"settings\"><caption>{caption}</caption><tbody>");
        foreach (var (name, value) in rows)
            html.Line($"<tr><th scope=\"row\">{HtmlWriter.Encode(name)}</th><td>{HtmlWriter.Encode(value)}</td></tr>");
        html.Line($"</tbody></table>\n</section>");
    }

    private static string Describe(TimeSpan time) => time.TotalMinutes < 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}");
}
