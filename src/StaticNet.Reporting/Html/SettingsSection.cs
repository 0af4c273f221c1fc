namespace StaticNet.Reporting;

/// <summary>The table of settings.</summary>
internal static class SettingsSection
{
    /// <summary>Writes it, if there are any.</summary>
    /// <param name="html">Receives it.</param>
    /// <param name="report">The report.</param>
    public static void Write(HtmlWriter html, TrainingReport report)
    {
        if (report.Settings.IsEmpty)
            return;
        html.Line($"<section>\n<h2>Settings</h2>\n<table class=\"settings\"><caption>What the run was given</caption><tbody>");
        foreach (var (name, value) in report.Settings)
            html.Line($"<tr><th scope=\"row\">{HtmlWriter.Encode(name)}</th><td>{HtmlWriter.Encode(value)}</td></tr>");
        html.Line($"</tbody></table>\n</section>");
    }
}
