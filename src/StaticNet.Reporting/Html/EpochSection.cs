using System.Globalization;
using System.Text;

namespace StaticNet.Reporting;

/// <summary>The table of epochs, with the one whose weights were kept marked, or else the best.</summary>
internal static class EpochSection
{
    private const string Missing = "–";

    /// <summary>Writes it, if there are any.</summary>
    /// <param name="html">Receives it.</param>
    /// <param name="report">The report.</param>
    public static void Write(HtmlWriter html, TrainingReport report)
    {
        if (report.Epochs.IsEmpty)
            return;
        int? marked = report.KeptEpoch ?? Best(report);
        string mark = report.KeptEpoch is null ? "the best is" : "the weights are those of epoch";
        html.Line($"<section>\n<h2>Epochs</h2>\n<div class=\"scroll\" role=\"region\" aria-label=\"Epochs\" tabindex=\"0\"><table>");
        html.Line($"<caption>What each epoch achieved{(marked is { } number ? Invariant($"; {mark} {number}") : "")}</caption>");
        string name = HtmlWriter.Encode(report.EvaluationName);
        string[] columns = ["epoch", "training loss", "training accuracy", $"{name} loss", $"{name} accuracy", "gradient norm", "learning rate", "skipped steps", "seconds"];
        html.Line($"<thead><tr>{string.Concat(columns.Select(column => $"<th scope=\"col\">{column}</th>"))}</tr></thead><tbody>");
        foreach (var epoch in report.Epochs)
            WriteRow(html, epoch, epoch.Epoch == marked);
        html.Line($"</tbody></table></div>");
        html.Line($"<p><a download=\"epochs.csv\" href=\"data:text/csv;charset=utf-8,{Uri.EscapeDataString(Csv(report))}\">The table as CSV</a>, <a download=\"{RunFile.Name}\" href=\"{RunFile.AddressOf(report)}\">the run as JSON</a>, to be compared with others</p>\n</section>");
    }

    // Figures as they are, not as they are shown, and metrics too.
    private static string Csv(TrainingReport report)
    {
        string[] metrics = [.. report.Epochs.SelectMany(epoch => epoch.Metrics.Keys).Distinct(StringComparer.Ordinal)];
        var text = new StringBuilder();
        text.AppendJoin(',', ["epoch", "training_loss", "training_accuracy", "evaluation_loss", "evaluation_accuracy", .. metrics, "gradient_norm", "learning_rate", "skipped_steps", "seconds"]).Append('\n');
        foreach (var epoch in report.Epochs)
        {
            double?[] measured =
            [
                epoch.TrainLoss, epoch.TrainAccuracy, epoch.ValidationLoss, epoch.ValidationAccuracy,
                .. metrics.Select(name => epoch.Metrics.TryGetValue(name, out double value) ? value : (double?)null),
                epoch.MeanGradientNorm,
            ];
            IFormattable?[] figures = [epoch.Epoch, .. measured, epoch.LearningRate, epoch.SkippedSteps, epoch.Duration.TotalSeconds];
            text.AppendJoin(',', figures.Select(figure => figure?.ToString(null, CultureInfo.InvariantCulture))).Append('\n');
        }

        return text.ToString();
    }

    private static int? Best(TrainingReport report)
    {
        var best = new BestEpoch();
        foreach (var epoch in report.Epochs)
            best.Add(epoch);
        return best.Result?.Epoch;
    }

    private static void WriteRow(HtmlWriter html, EpochResult epoch, bool isMarked)
    {
        string[] cells =
        [
            Loss(epoch.TrainLoss), Share(epoch.TrainAccuracy), Loss(epoch.ValidationLoss), Share(epoch.ValidationAccuracy),
            Invariant($"{epoch.MeanGradientNorm:0.000}"), Invariant($"{epoch.LearningRate:0.00e-00}"),
            Invariant($"{epoch.SkippedSteps}"), Invariant($"{epoch.Duration.TotalSeconds:0.00}"),
        ];
        html.Line($"<tr{(isMarked ? " class=\"best\"" : "")}><th scope=\"row\">{epoch.Epoch}</th>{string.Concat(cells.Select(cell => $"<td>{cell}</td>"))}</tr>");
    }

    private static string Loss(double? loss) => loss is { } value ? Invariant($"{value:0.0000}") : Missing;

    private static string Share(double? share) => share is { } value ? Invariant($"{100 * value:0.00} %") : Missing;

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
