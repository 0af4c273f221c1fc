using System.Collections.Immutable;
using ScottPlot;
using StaticNet.Laboratory.Gradients.Plotting;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Laboratory.TemporalOrder.Plotting;

/// <summary>A run as a picture: the table, and of each training the norms of the gradient on its way back through time, update by update.</summary>
internal static class TemporalOrderPlot
{
    private const int Margin = 20;
    private const int Columns = 4;
    private const int TitleHeight = 40;
    private const int LineHeight = 20;
    private const int ScaleHeight = 104;

    /// <summary>Draws and writes it.</summary>
    /// <param name="outcomes">The trainings that ended, at least one.</param>
    /// <param name="file">The PNG file.</param>
    /// <exception cref="UsageException">The file can't be written.</exception>
    public static void Save(ImmutableArray<TemporalOrderOutcome> outcomes, string file)
    {
        var page = new PlotPage((2 * Margin) + (Columns * TimePanel.Width));
        int y = DrawTable(page, outcomes);
        var heading = page.AddCanvas(Margin, y, page.Width - (2 * Margin), ScaleHeight);
        PlotPage.AddText(
            heading, "Norm of the gradient of the state behind each step, from the first (below) to the last (above), as updates go on, from left to right", 0, 24,
            size: PlotPage.LargeText).LabelBold = true;
        NormScale.DrawLegend(page, Margin, y + 44);
        y += ScaleHeight;
        for (int i = 0; i < outcomes.Length; i++)
            TimePanel.Draw(page, Margin + (i % Columns * TimePanel.Width), y + (i / Columns * TimePanel.Height), outcomes[i]);
        page.Save(file, y + ((outcomes.Length + Columns - 1) / Columns * TimePanel.Height) + Margin);
    }

    private static int DrawTable(PlotPage page, ImmutableArray<TemporalOrderOutcome> outcomes)
    {
        using var writer = new StringWriter();
        TemporalOrderTable.Write(outcomes, writer);
        string[] lines = writer.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        int height = TitleHeight + (lines.Length * LineHeight) + Margin;
        var canvas = page.AddCanvas(Margin, 0, page.Width - (2 * Margin), height);
        string title = FormattableString.Invariant($"Temporal order, {RecurrentWeights.Units} units (Pascanu, Mikolov and Bengio 2013): trainings that learned the task, by length of sequences");
        PlotPage.AddText(canvas, title, 0, 24, size: PlotPage.LargeText).LabelBold = true;
        for (int i = 0; i < lines.Length; i++)
            PlotPage.AddText(canvas, lines[i], 0, TitleHeight + (i * LineHeight) + (LineHeight / 2)).LabelFontName = Fonts.Monospace;
        return height;
    }
}
