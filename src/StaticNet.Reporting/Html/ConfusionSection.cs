using System.Globalization;

namespace StaticNet.Reporting;

/// <summary>The confusion matrix as a table with coloured cells, and precision and recall of each class.</summary>
internal static class ConfusionSection
{
    // A table of more columns nobody reads, and a thousand classes would be a million cells.
    private const int MostClasses = 64;
    private const int MostConfusions = 50;

    // No class, since an output was NaN.
    private const string NoAnswer = "none (NaN)";

    // Text stays readable on the strongest colour, in both themes.
    private const double StrongestColor = 0.6;

    /// <summary>Writes it.</summary>
    /// <param name="html">Receives it.</param>
    /// <param name="confusion">The counts.</param>
    public static void Write(HtmlWriter html, ReportConfusion confusion)
    {
        html.Line($"<section>\n<h2>Confusion matrix</h2>");
        if (confusion.Classes.Length <= MostClasses)
            WriteMatrix(html, confusion);
        else
            WriteConfusions(html, confusion);
        html.Line($"</section>");
        WriteClasses(html, confusion);
    }

    private static void WriteMatrix(HtmlWriter html, ReportConfusion confusion)
    {
        BeginTable(html, "Confusion matrix", "Rows are the actual classes, columns what they were taken for; the colour of what is right shows its part of the row, that of a mistake its part compared with the largest mistake's");
        html.Line($"<thead><tr><th scope=\"col\">actual \\ predicted</th>{string.Concat(confusion.Classes.Select(name => $"<th scope=\"col\">{HtmlWriter.Encode(name)}</th>"))}{(confusion.HasUnanswered ? $"<th scope=\"col\">{NoAnswer}</th>" : "")}</tr></thead><tbody>");
        double largest = LargestMistake(confusion);
        for (int actual = 0; actual < confusion.Classes.Length; actual++)
        {
            html.Markup($"<tr><th scope=\"row\">{HtmlWriter.Encode(confusion.Classes[actual])}</th>");
            double samples = Math.Max(1, confusion.SamplesOf(actual));
            for (int predicted = 0; predicted < confusion.Classes.Length; predicted++)
                WriteCell(html, confusion[actual, predicted], confusion[actual, predicted] / samples / (actual == predicted ? 1 : largest), actual == predicted);
            if (confusion.HasUnanswered)
                WriteCell(html, confusion.UnansweredOf(actual), confusion.UnansweredOf(actual) / samples / largest, isRight: false);
            html.Line($"</tr>");
        }

        EndTable(html);
    }

    // Among thousands that are right the few mistakes would have no colour.
    private static double LargestMistake(ReportConfusion confusion)
    {
        double largest = 0;
        for (int actual = 0; actual < confusion.Classes.Length; actual++)
        {
            double samples = Math.Max(1, confusion.SamplesOf(actual));
            for (int predicted = 0; predicted < confusion.Classes.Length; predicted++)
                if (predicted != actual)
                    largest = Math.Max(largest, confusion[actual, predicted] / samples);
            largest = Math.Max(largest, confusion.UnansweredOf(actual) / samples);
        }

        return largest;
    }

    private static void WriteCell(HtmlWriter html, int count, double share, bool isRight)
    {
        if (count == 0)
            html.Markup($"<td>0</td>");
        else
            html.Markup($"<td style=\"background:rgb(var(--{(isRight ? "right" : "wrong")})/{StrongestColor * Math.Sqrt(share):0.###})\">{count}</td>");
    }

    private static void WriteConfusions(HtmlWriter html, ReportConfusion confusion)
    {
        int classes = confusion.Classes.Length;
        var pairs = from actual in Enumerable.Range(0, classes)
                    from predicted in Enumerable.Range(0, classes)
                    where actual != predicted && confusion[actual, predicted] > 0
                    orderby confusion[actual, predicted] descending
                    select (actual, predicted);
        BeginTable(html, "Confusions", $"The most frequent confusions; {classes} classes are too many for a matrix");
        html.Line($"<thead><tr><th scope=\"col\">actual</th><th scope=\"col\">predicted</th><th scope=\"col\">samples</th></tr></thead><tbody>");
        foreach (var (actual, predicted) in pairs.Take(MostConfusions))
            html.Line($"<tr><th scope=\"row\">{HtmlWriter.Encode(confusion.Classes[actual])}</th><td>{HtmlWriter.Encode(confusion.Classes[predicted])}</td><td>{confusion[actual, predicted]}</td></tr>");
        EndTable(html);
    }

    private static void WriteClasses(HtmlWriter html, ReportConfusion confusion)
    {
        html.Line($"<section>\n<h2>Classes</h2>");
        BeginTable(html, "Classes", "Precision: the part of what was taken for the class that belongs to it; recall: the part of its samples that was recognized");
        html.Line($"<thead><tr><th scope=\"col\">class</th><th scope=\"col\">samples</th><th scope=\"col\">precision</th><th scope=\"col\">recall</th><th scope=\"col\">F1</th></tr></thead><tbody>");
        for (int index = 0; index < confusion.Classes.Length; index++)
        {
            string figures = $"<td>{Share(confusion.PrecisionOf(index))}</td><td>{Share(confusion.RecallOf(index))}</td><td>{Share(confusion.F1Of(index))}</td>";
            html.Line($"<tr><th scope=\"row\">{HtmlWriter.Encode(confusion.Classes[index])}</th><td>{confusion.SamplesOf(index)}</td>{figures}</tr>");
        }

        EndTable(html);
        html.Line($"</section>");
    }

    private static void BeginTable(HtmlWriter html, string label, string caption) =>
        html.Line($"<div class=\"scroll\" role=\"region\" aria-label=\"{label}\" tabindex=\"0\"><table><caption>{caption}</caption>");

    private static void EndTable(HtmlWriter html) => html.Line($"</tbody></table></div>");

    private static string Share(double share) => double.IsNaN(share) ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100 * share:0.00} %");
}
