using System.Collections.Immutable;

namespace StaticNet.Reporting;

/// <summary>
/// Several runs in one report: best values, settings that differ, and plots that each have a curve a run. For
/// <see cref="HtmlReport.Write(string, ComparisonReport)"/>.
/// </summary>
/// <param name="Title">The heading.</param>
/// <example>
/// <code>
/// HtmlReport.Write("rates.html", new ComparisonReport("Rates") { Runs = [ReportRun.Of("0.1", first), ReportRun.Of("0.01", second)] });
/// </code>
/// </example>
public sealed record ComparisonReport(string Title)
{
    /// <summary>When, shown below the heading; given, not taken from the clock, so that equal reports are equal files.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>A paragraph below the heading.</summary>
    public string? Summary { get; init; }

    /// <summary>The runs, in the order to show them; their names differ.</summary>
    public ImmutableArray<ReportRun> Runs { get; init; } = [];

    /// <summary>The settings that aren't the same in all runs, each with its value in every run; null where a run doesn't name it.</summary>
    public ImmutableArray<SettingDifference> DifferingSettings =>
    [
        .. from name in Runs.SelectMany(run => run.Settings).Select(setting => setting.Key).Distinct(StringComparer.Ordinal)
           let values = Runs.Select(run => ValueOf(run, name)).ToImmutableArray()
           where values.Distinct(StringComparer.Ordinal).Count() > 1
           select new SettingDifference(name, values),
    ];

    private static string? ValueOf(ReportRun run, string name)
    {
        foreach (var (key, value) in run.Settings)
            if (key == name)
                return value;
        return null;
    }
}
