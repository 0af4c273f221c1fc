using ScottPlot;
using ScottPlot.TickGenerators;

namespace StaticNet.Laboratory.Gradients.Plotting;

/// <summary>The panel of a training: its norms as a heat map, steps from left to right and layers from below, under its verdict.</summary>
internal static class NormPanel
{
    /// <summary>The width in pixels.</summary>
    public const int Width = 236;

    /// <summary>The height in pixels.</summary>
    public const int Height = 158;

    // In letters of ordinary text; longer ones are smaller.
    private const int LongestTitle = 31;

    private const float TitleGap = 3;

    // A single step would be a hairline.
    private const double BadPart = 0.12;

    /// <summary>Draws it.</summary>
    /// <param name="page">Receives it.</param>
    /// <param name="left">Its left edge.</param>
    /// <param name="top">Its upper edge.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="record">The training.</param>
    public static void Draw(PlotPage page, float left, float top, string name, ExperimentRecord record)
    {
        var plot = page.Add(left, top, Width, Height);
        var cells = new NormCells(record.Steps);
        int depth = record.Last.Norms.Length;
        double end = cells.FiniteSteps + 0.5;
        if (cells.FiniteSteps > 0)
            NormScale.AddCells(plot, cells.Decades, new CoordinateRect(0.5, end, 0.5, depth + 0.5));
        if (cells.BadStep is { } bad)
        {
            double badEnd = end + Math.Max(1, BadPart * cells.FiniteSteps);
            NormScale.AddBad(plot, new CoordinateRect(end, badEnd, 0.5, depth + 0.5));
            AddTicks(plot, depth, cells.FiniteSteps, (end + badEnd) / 2, bad);
            end = badEnd;
        }
        else
        {
            AddTicks(plot, depth, cells.FiniteSteps, null, 0);
        }

        plot.Axes.SetLimits(0.5, end, 0.5, depth + 0.5);
        plot.Layout.Fixed(new PixelPadding(28, 16, 24, 30));
        plot.Axes.Top.IsVisible = plot.Axes.Right.IsVisible = false;
        AddTitle(plot, name, Finding.Of(record));
    }

    private static void AddTitle(Plot plot, string name, Finding finding)
    {
        string title = FormattableString.Invariant($"{name}: {finding.VerdictName}, {100 * finding.TestAccuracy:0} %");
        plot.Title(title, PlotPage.SmallText * Math.Min(1, LongestTitle / (float)title.Length));
        var style = plot.Axes.Title.Label;
        style.Bold = false;
        style.ForeColor = VerdictColors.TextOn(finding.HasLearned);
        style.BackgroundColor = VerdictColors.Of(finding.Verdict, finding.HasLearned);
        style.PixelPadding = new PixelPadding(6, 6, 2, 2);
        style.OffsetY = -TitleGap;
    }

    private static void AddTicks(Plot plot, int depth, int last, double? badPosition, int bad)
    {
        var layers = new NumericManual();
        layers.AddMajor(1, "1");
        layers.AddMajor(depth, FormattableString.Invariant($"{depth}"));
        plot.Axes.Left.TickGenerator = layers;

        var steps = new NumericManual();
        if (last > 0)
            steps.AddMajor(1, "1");
        if (badPosition is { } position)
            steps.AddMajor(position, FormattableString.Invariant($"{bad}"));
        else if (last > 1)
            steps.AddMajor(last, FormattableString.Invariant($"{last}"));
        plot.Axes.Bottom.TickGenerator = steps;
        plot.Axes.Left.TickLabelStyle.FontSize = plot.Axes.Bottom.TickLabelStyle.FontSize = PlotPage.SmallText - 1;
    }
}
