using System.Collections.Immutable;
using System.Globalization;

namespace StaticNet.Reporting;

/// <summary>What a value was and what it was taken for, and how far off.</summary>
internal static class RegressionSection
{
    private const int MostPoints = 1500;
    private const int Bins = 31;

    /// <summary>Writes both plots.</summary>
    /// <param name="html">Receives them.</param>
    /// <param name="regression">The values.</param>
    public static void Write(HtmlWriter html, ReportRegression regression)
    {
        ImmutableArray<(double Actual, double Predicted)> finite = [.. regression.Samples.Where(sample => double.IsFinite(sample.Actual) && double.IsFinite(sample.Predicted))];
        html.Line($"<section>\n<h2>Predictions</h2>");
        if (finite.Length < regression.Samples.Length)
            html.Line($"<p>{regression.Samples.Length - finite.Length} of {regression.Samples.Length} predictions are not finite.</p>");
        if (!finite.IsEmpty)
        {
            html.Line($"<div class=\"plots\">");
            WriteScatter(html, regression.Name, finite);
            WriteResiduals(html, regression.Name, [.. finite.Select(sample => sample.Predicted - sample.Actual)]);
            html.Line($"</div>");
        }

        html.Line($"</section>");
    }

    private static void WriteScatter(HtmlWriter html, string name, ImmutableArray<(double Actual, double Predicted)> samples)
    {
        double minimum = samples.Min(sample => Math.Min(sample.Actual, sample.Predicted)), maximum = samples.Max(sample => Math.Max(sample.Actual, sample.Predicted));
        var scale = ChartScale.Linear(minimum, maximum);
        ChartFrame.Begin(html, $"{name}: predicted by actual", "", Text($"{samples.Length} samples between {minimum:g4} and {maximum:g4}; on the diagonal where right."));
        ChartFrame.WriteGrid(html, scale, scale, $"actual {name}");
        html.Line($"<path class=\"line s7\" d=\"M{ChartFrame.X(0):0.#} {ChartFrame.Y(0):0.#}L{ChartFrame.X(1):0.#} {ChartFrame.Y(1):0.#}\"/>");
        int step = (samples.Length + MostPoints - 1) / MostPoints;
        for (int i = 0; i < samples.Length; i += step)
        {
            var (actual, predicted) = samples[i];
            html.Line($"<circle class=\"point\" cx=\"{ChartFrame.X(scale.PlaceOf(actual)):0.#}\" cy=\"{ChartFrame.Y(scale.PlaceOf(predicted)):0.#}\" r=\"2.5\"><title>{Text($"actual {actual:g5}, predicted {predicted:g5}")}</title></circle>");
        }

        html.Line($"</svg></figure>");
    }

    private static void WriteResiduals(HtmlWriter html, string name, ImmutableArray<double> residuals)
    {
        double mean = residuals.Average(), largest = residuals.Max(Math.Abs);
        double deviation = Math.Sqrt(residuals.Average(residual => (residual - mean) * (residual - mean)));
        var across = ChartScale.Linear(-largest, largest);
        int[] counts = new int[Bins];
        foreach (double residual in residuals)
            counts[Math.Min(Bins - 1, (int)(across.PlaceOf(residual) * Bins))]++;
        var values = ChartScale.Linear(0, counts.Max());
        ChartFrame.Begin(html, $"Residuals of {name}", "", Text($"predicted minus actual: mean {mean:g4}, standard deviation {deviation:g4}, largest {largest:g4}."));
        ChartFrame.WriteGrid(html, across, values, Text($"predicted − actual {name}; mean {mean:g3}, standard deviation {deviation:g3}"));
        for (int i = 0; i < Bins; i++)
        {
            double left = ChartFrame.X((double)i / Bins), right = ChartFrame.X((i + 1.0) / Bins), top = ChartFrame.Y(values.PlaceOf(counts[i]));
            double from = across.First + (i * (across.Last - across.First) / Bins), to = across.First + ((i + 1) * (across.Last - across.First) / Bins);
            html.Line($"<rect class=\"bar\" x=\"{left + 0.5:0.#}\" y=\"{top:0.#}\" width=\"{right - left - 1:0.#}\" height=\"{ChartFrame.Bottom - top:0.#}\"><title>{Text($"{counts[i]} from {from:g3} to {to:g3}")}</title></rect>");
        }

        html.Line($"</svg></figure>");
    }

    private static string Text(FormattableString text) => HtmlWriter.Encode(text.ToString(CultureInfo.InvariantCulture));
}
