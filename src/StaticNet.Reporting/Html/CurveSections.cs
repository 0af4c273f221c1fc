using System.Collections.Immutable;

namespace StaticNet.Reporting;

/// <summary>The plots: loss and metrics, learning rate, gradients.</summary>
internal static class CurveSections
{
    private const string Epoch = "epoch";
    private const string Step = "step";

    /// <summary>Writes the plots that there is data for.</summary>
    /// <param name="html">Receives them.</param>
    /// <param name="report">The report.</param>
    public static void Write(HtmlWriter html, TrainingReport report)
    {
        WriteSection(html, "Loss and metrics",
        [
            OfEpochs("Loss of epochs", report, ("training", epoch => epoch.TrainLoss), (report.EvaluationName, epoch => epoch.ValidationLoss)),
            OfEpochs("Accuracy", report, ("training", epoch => epoch.TrainAccuracy), (report.EvaluationName, epoch => epoch.ValidationAccuracy)),
            .. report.Metrics.Select(metric => new LineChart(metric.Name, Epoch, [metric])),
            OfSteps("Loss of steps, mean and extremes", report.StepLoss),
        ]);
        WriteSection(html, "Learning rate",
        [
            OfSteps("Learning rate", report.StepLearningRate)
                ?? OfEpochs("Learning rate", report, ("learning rate", epoch => epoch.LearningRate)),
        ]);
        var norm = OfSteps("Gradient norm of steps, mean and extremes", report.StepGradientNorm)
            ?? OfEpochs("Mean gradient norm of epochs", report, ("gradient norm", epoch => epoch.MeanGradientNorm));
        WriteSection(html, "Gradients",
        [
            norm is null ? null : norm with { IsLogarithmic = true },
            report.LayerGradientNorms.IsEmpty
                ? null
                : new LineChart("Gradient norm of each layer", Step, report.LayerGradientNorms) { IsLogarithmic = true },
            OfUpdates(report),
            .. report.StateGradientNorms.Select(Through),
            OfSteps("Skipped steps so far", report.StepSkipped),
        ]);
    }

    /// <summary>Writes a section of plots, if there are any.</summary>
    /// <param name="html">Receives it.</param>
    /// <param name="heading">Its heading.</param>
    /// <param name="charts">The plots; those that are null are left out.</param>
    public static void WriteSection(HtmlWriter html, string heading, IEnumerable<LineChart?> charts)
    {
        LineChart[] present = [.. charts.OfType<LineChart>()];
        if (present.Length == 0)
            return;
        html.Line($"<section>\n<h2>{heading}</h2>\n<div class=\"plots\">");
        foreach (var chart in present)
            chart.Write(html);
        html.Line($"</div>\n</section>");
    }

    private static LineChart? OfUpdates(TrainingReport report)
    {
        ImmutableArray<ReportSeries> ratios = [.. report.LayerHealth.Select(layer => layer.UpdateRatio).OfType<ReportSeries>().Where(ratio => !ratio.Points.IsEmpty)];
        return ratios.IsEmpty ? null : new LineChart("Update ratio of each layer, ‖Δw‖ / ‖w‖", Step, ratios)
        {
            IsLogarithmic = true,
            Limits = [(LayerHealth.LargestUpdateRatio, FormattableString.Invariant($"above {LayerHealth.LargestUpdateRatio}: exploding"))],
        };
    }

    // The last pass is what its verdict is about.
    private static LineChart Through(ReportStateGradients states) =>
        new($"Gradient norm of {states.Name}'s states through time{(states.Verdict == GradientVerdict.Healthy ? "" : $": {VerdictText.Of(states.Verdict)}")}", "step of the sequence", [states.Run, states.Last])
        {
            IsLogarithmic = true,
        };

    private static LineChart? OfSteps(string title, ReportSeries? series) =>
        series is { Points.IsEmpty: false } ? new LineChart(title, Step, [series]) : null;

    // A curve of what no epoch has measured is left out.
    private static LineChart? OfEpochs(string title, TrainingReport report, params (string Name, Func<EpochResult, double?> Value)[] curves)
    {
        var series = ImmutableArray.CreateBuilder<ReportSeries>();
        foreach (var (name, value) in curves)
            if (report.Epochs.Any(epoch => value(epoch) is not null))
                series.Add(new ReportSeries(name, [.. report.Epochs.Select(epoch => SeriesPoint.Of(epoch.Epoch, value(epoch) ?? double.NaN))]));
        return series.Count == 0 ? null : new LineChart(title, Epoch, series.ToImmutable());
    }
}
