using ScottPlot;
using ScottPlot.Colormaps;
using ScottPlot.Hatches;
using ScottPlot.TickGenerators;

namespace StaticNet.Laboratory.Gradients.Plotting;

/// <summary>
/// The colours of norms, the same in every panel: Viridis, whose lightness alone tells large from small to every eye, over the decades
/// that trainings pass through. What has no logarithm looks unlike any colour of it.
/// </summary>
internal static class NormScale
{
    private const int Lowest = -12;
    private const int Highest = 6;
    private const int DecadesPerTick = 3;

    /// <summary>A norm of 0.</summary>
    private static readonly Color Nothing = new(190, 190, 190);

    private static readonly Color Bad = VerdictColors.Of(Verdict.Exploding, isStrong: true);

    /// <summary>Adds a heat map of norms.</summary>
    /// <param name="plot">Receives it.</param>
    /// <param name="decades">Their logarithms.</param>
    /// <param name="extent">Where it is.</param>
    public static void AddCells(Plot plot, double[,] decades, CoordinateRect extent)
    {
        var cells = plot.Add.Heatmap(WithTwoEachWay(decades));
        cells.Rectangle = extent;
        cells.Colormap = new Viridis();
        cells.ManualRange = new ScottPlot.Range(Lowest, Highest);
        cells.NaNCellColor = Nothing;
    }

    /// <summary>Adds the mark of steps that aren't finite: hatched, so that it differs in more than colour.</summary>
    /// <param name="plot">Receives it.</param>
    /// <param name="extent">Where it is.</param>
    public static void AddBad(Plot plot, CoordinateRect extent)
    {
        var mark = plot.Add.Rectangle(extent);
        mark.FillColor = Colors.White;
        mark.FillHatch = new Striped(StripeDirection.DiagonalUp);
        mark.FillHatchColor = Bad;
        mark.LineWidth = 0;
    }

    /// <summary>Draws the scale with what has no place on it.</summary>
    /// <param name="page">Receives it.</param>
    /// <param name="left">Where it begins, in pixels.</param>
    /// <param name="top">Where it begins, in pixels.</param>
    public static void DrawLegend(PlotPage page, float left, float top)
    {
        const int BarWidth = 420, BarHeight = 48, Cells = 180, MarkWidth = 26, MarkHeight = 16;
        var plot = page.Add(left, top, BarWidth, BarHeight);
        double[,] ramp = new double[1, Cells];
        for (int cell = 0; cell < Cells; cell++)
            ramp[0, cell] = Lowest + ((Highest - Lowest) * (cell + 0.5) / Cells);
        AddCells(plot, ramp, new CoordinateRect(Lowest, Highest, 0, 1));
        plot.Axes.SetLimits(Lowest, Highest, 0, 1);
        plot.Layout.Fixed(new PixelPadding(40, 40, 30, 2));
        plot.Axes.Left.IsVisible = plot.Axes.Top.IsVisible = plot.Axes.Right.IsVisible = false;
        var ticks = new NumericManual();
        for (int decade = Lowest; decade <= Highest; decade += DecadesPerTick)
            ticks.AddMajor(decade, LabelOf(decade));
        plot.Axes.Bottom.TickGenerator = ticks;
        plot.Axes.Bottom.TickLabelStyle.FontSize = PlotPage.SmallText;

        float x = left + BarWidth + 10;
        var marks = page.AddCanvas(x, top, 460, BarHeight);
        var zero = marks.Add.Rectangle(0, MarkWidth, 2, 2 + MarkHeight);
        (zero.FillColor, zero.LineWidth) = (Nothing, 0);
        PlotPage.AddText(marks, "0, no gradient", MarkWidth + 8, 2 + (MarkHeight / 2f));
        AddBad(marks, new CoordinateRect(180, 180 + MarkWidth, 2, 2 + MarkHeight));
        PlotPage.AddText(marks, "not finite: the training ends", 180 + MarkWidth + 8, 2 + (MarkHeight / 2f));
    }

    // The library draws nothing of a single row or column.
    private static double[,] WithTwoEachWay(double[,] cells)
    {
        int rows = cells.GetLength(0), columns = cells.GetLength(1);
        double[,] drawn = new double[Math.Max(rows, 2), Math.Max(columns, 2)];
        for (int row = 0; row < drawn.GetLength(0); row++)
            for (int column = 0; column < drawn.GetLength(1); column++)
                drawn[row, column] = cells[Math.Min(row, rows - 1), Math.Min(column, columns - 1)];
        return drawn;
    }

    private static string LabelOf(int decade) => decade switch
    {
        Lowest => $"≤1e{decade}",
        Highest => $"≥1e{decade}",
        _ => $"1e{decade}",
    };
}
