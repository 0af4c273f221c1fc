using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet.Reporting;

/// <summary>What runs have reached, in what they differ, and their curves.</summary>
/// <param name="report">The runs.</param>
internal sealed class ComparisonSections(ComparisonReport report)
{
    private const string Missing = "–";
    private const string Epoch = "epoch";

    private readonly string? _evaluation = report.Runs.Select(run => run.EvaluationName).Distinct(StringComparer.Ordinal).ToArray() is [var one] ? one : null;

    // Where runs were evaluated on other samples each, curves say on which.
    private string Evaluation => _evaluation ?? "evaluation";

    /// <summary>Writes them.</summary>
    /// <param name="html">Receives them.</param>
    public void Write(HtmlWriter html)
    {
        WriteBest(html);
        WriteDifferences(html);
        var figures = BestFigure.Of(report.Runs, Evaluation);
        CurveSections.WriteSection(html, "Loss and metrics", [.. figures.Select(figure => Chart(Capital(figure.Name), figure.ValueOf)), .. Metrics()]);
        CurveSections.WriteSection(html, "Learning rate", [Chart("Learning rate", epoch => epoch.LearningRate)]);
        CurveSections.WriteSection(html, "Gradients", [Chart("Mean gradient norm of epochs", epoch => epoch.MeanGradientNorm) is { } norms ? norms with { IsLogarithmic = true } : null]);
    }

    private void WriteBest(HtmlWriter html)
    {
        if (report.Runs.IsEmpty)
            return;
        var figures = BestFigure.Of(report.Runs, Evaluation);
        string samples = _evaluation is null ? " Runs were evaluated on samples that they call differently." : "";
        html.Line($"<section>\n<h2>Best values</h2>");
        BeginTable(html, "Best values", $"The best epoch of each run, figure by figure; ★ marks the best of all runs.{HtmlWriter.Encode(samples)}");
        string[] columns = ["run", "epochs", .. _evaluation is null ? (string[])["evaluated on"] : [], .. figures.Select(figure => figure.Name), "weights kept", "seconds an epoch"];
        html.Line($"<thead><tr>{string.Concat(columns.Select(column => $"<th scope=\"col\">{HtmlWriter.Encode(column)}</th>"))}</tr></thead><tbody>");
        foreach (var run in report.Runs)
            WriteRun(html, run, figures);
        html.Line($"</tbody></table></div>\n</section>");
    }

    private void WriteRun(HtmlWriter html, ReportRun run, ImmutableArray<BestFigure> figures)
    {
        string evaluated = _evaluation is null ? $"<td class=\"text\">{HtmlWriter.Encode(run.EvaluationName)}</td>" : "";
        string cells = string.Concat(figures.Select(figure => CellOf(figure, run)));
        string kept = run.KeptEpoch is { } epoch ? string.Create(CultureInfo.InvariantCulture, $"epoch {epoch}") : Missing;
        string seconds = run.Epochs.IsEmpty ? Missing : run.Epochs.Average(result => result.Duration.TotalSeconds).ToString("0.00", CultureInfo.InvariantCulture);
        html.Line($"<tr><th scope=\"row\">{HtmlWriter.Encode(run.Name)}</th><td>{run.Epochs.Length}</td>{evaluated}{cells}<td>{kept}</td><td>{seconds}</td></tr>");
    }

    private string CellOf(BestFigure figure, ReportRun run)
    {
        if (figure.BestOf(run) is not var (value, epoch))
            return $"<td>{Missing}</td>";
        bool isBest = value == figure.BestOf(report.Runs);
        return string.Create(CultureInfo.InvariantCulture, $"<td{(isBest ? " class=\"best\"" : "")}>{(isBest ? "★ " : "")}{figure.Show(value)}<br/><small>epoch {epoch}</small></td>");
    }

    private void WriteDifferences(HtmlWriter html)
    {
        if (report.Runs.All(run => run.Settings.IsEmpty))
            return;
        html.Line($"<section>\n<h2>Settings that differ</h2>");
        var differences = report.DifferingSettings;
        if (differences.IsEmpty)
        {
            html.Line($"<p>None: all runs have the same settings.</p>\n</section>");
            return;
        }

        BeginTable(html, "Settings that differ", "All other settings are the same in every run");
        html.Line($"<thead><tr><th scope=\"col\">setting</th>{string.Concat(report.Runs.Select(run => $"<th scope=\"col\" class=\"text\">{HtmlWriter.Encode(run.Name)}</th>"))}</tr></thead><tbody>");
        foreach (var (name, values) in differences)
            html.Line($"<tr><th scope=\"row\">{HtmlWriter.Encode(name)}</th>{string.Concat(values.Select(value => $"<td class=\"text value\">{HtmlWriter.Encode(value ?? Missing)}</td>"))}</tr>");
        html.Line($"</tbody></table></div>\n</section>");
    }

    private IEnumerable<LineChart?> Metrics() =>
        from name in report.Runs.SelectMany(run => run.Epochs).SelectMany(epoch => epoch.Metrics.Keys).Distinct(StringComparer.Ordinal)
        select Chart(name, epoch => epoch.Metrics.TryGetValue(name, out double value) ? value : null);

    // A run that didn't measure it has no curve, and the others keep their looks.
    private LineChart? Chart(string title, Func<EpochResult, double?> valueOf)
    {
        ImmutableArray<ReportSeries> curves = [.. report.Runs.Select(run => new ReportSeries(NameOf(run), [.. from epoch in run.Epochs let value = valueOf(epoch) where value is not null select SeriesPoint.Of(epoch.Epoch, value.Value)]))];
        return curves.All(curve => curve.Points.IsEmpty) ? null : new LineChart(title, Epoch, curves);
    }

    private string NameOf(ReportRun run) => _evaluation is null ? $"{run.Name} ({run.EvaluationName})" : run.Name;

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static void BeginTable(HtmlWriter html, string label, string caption) =>
        html.Line($"<div class=\"scroll\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\"><table><caption>{caption}</caption>");
}
