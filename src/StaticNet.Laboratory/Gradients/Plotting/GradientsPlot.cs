using System.Collections.Immutable;
using ScottPlot;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Laboratory.Gradients.Plotting;

/// <summary>
/// A run as a picture: the verdicts of all trainings in a grid, then each training's gradient norms, layer by step, in one scale of
/// colours. Only folders of this name touch the plotting library.
/// </summary>
internal static class GradientsPlot
{
    private const int Margin = 20;
    private const int FewestColumns = 5;
    private const int MostColumns = 7;
    private const int TitleHeight = 62;
    private const int LegendHeight = 44;
    private const int ScaleHeight = 104;
    private const int HeadingHeight = 38;

    /// <summary>Draws and writes it.</summary>
    /// <param name="records">What was measured, at least one training.</param>
    /// <param name="options">What the user asked for.</param>
    /// <param name="file">The PNG file.</param>
    /// <exception cref="UsageException">The file can't be written.</exception>
    public static void Save(ImmutableArray<ExperimentRecord> records, GradientsOptions options, string file)
    {
        var bands = PanelBand.Of(records);
        var grid = new VerdictGrid([.. records.Select(Finding.Of)]);
        int columns = Math.Clamp(bands.Max(band => band.Records.Length), FewestColumns, MostColumns);
        var page = new PlotPage((2 * Margin) + Math.Max(grid.Width, columns * NormPanel.Width));

        DrawTitle(page, options);
        int y = TitleHeight;
        grid.Draw(page, Margin, y);
        y += grid.Height + 8;
        DrawVerdicts(page, y);
        y += LegendHeight;
        DrawScale(page, y);
        y += ScaleHeight;
        foreach (var band in bands)
            y = DrawBand(page, band, columns, y);
        page.Save(file, y + Margin);
    }

    private static void DrawTitle(PlotPage page, GradientsOptions options)
    {
        var canvas = page.AddCanvas(Margin, 0, page.Width - (2 * Margin), TitleHeight);
        var size = options.Size;
        string title = FormattableString.Invariant(
            $"Gradients of {size.Depth} dense layers of {size.Width} on two spirals, {options.Steps} steps, seed {options.Seed}");
        PlotPage.AddText(canvas, title, 0, 24, size: PlotPage.LargeText + 3).LabelBold = true;
        PlotPage.AddText(canvas, "Verdict, and the part of the test points that are right at the end:", 0, 50);
    }

    private static void DrawVerdicts(PlotPage page, float top)
    {
        const int SwatchWidth = 26, SwatchHeight = 16, EntryWidth = 122;
        var canvas = page.AddCanvas(Margin, top, page.Width - (2 * Margin), LegendHeight);
        double x = 0;
        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            AddSwatch(verdict, x, isStrong: false);
            PlotPage.AddText(canvas, verdict.ToString().ToLowerInvariant(), x + SwatchWidth + 8, SwatchHeight);
            x += EntryWidth;
        }

        AddSwatch(Verdict.Healthy, x, isStrong: true);
        string learned = FormattableString.Invariant(
            $"strong colour: has learned, at least {100 * Finding.LearnedAccuracy:0} % right (guessing gets 50 %)");
        PlotPage.AddText(canvas, learned, x + SwatchWidth + 8, SwatchHeight);

        void AddSwatch(Verdict kind, double left, bool isStrong)
        {
            var swatch = canvas.Add.Rectangle(left, left + SwatchWidth, SwatchHeight / 2.0, SwatchHeight * 1.5);
            (swatch.FillColor, swatch.LineWidth) = (VerdictColors.Of(kind, isStrong), 0);
        }
    }

    private static void DrawScale(PlotPage page, float top)
    {
        var canvas = page.AddCanvas(Margin, top, page.Width - (2 * Margin), ScaleHeight);
        AddLine(canvas, 1);
        const string Heading = "Gradient norm of each layer, from the first (below) to the last (above), at each step, from left to right";
        PlotPage.AddText(canvas, Heading, 0, 24, size: PlotPage.LargeText).LabelBold = true;
        NormScale.DrawLegend(page, Margin, top + 44);
    }

    private static int DrawBand(PlotPage page, PanelBand band, int columns, int top)
    {
        var canvas = page.AddCanvas(Margin, top, page.Width - (2 * Margin), HeadingHeight);
        AddLine(canvas, 1);
        PlotPage.AddText(canvas, band.Heading, 0, 22, size: PlotPage.LargeText).LabelBold = true;
        for (int i = 0; i < band.Records.Length; i++)
            NormPanel.Draw(
                page,
                Margin + (i % columns * NormPanel.Width),
                top + HeadingHeight + (i / columns * NormPanel.Height),
                band.NameOf(band.Records[i].Experiment),
                band.Records[i]);
        return top + HeadingHeight + ((band.Records.Length + columns - 1) / columns * NormPanel.Height) + (Margin / 2);
    }

    private static void AddLine(Plot canvas, double y)
    {
        var line = canvas.Add.HorizontalLine(y);
        (line.LineWidth, line.LineColor) = (1, Colors.Gray);
    }
}
