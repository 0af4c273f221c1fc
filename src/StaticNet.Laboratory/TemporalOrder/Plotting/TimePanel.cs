using ScottPlot;
using ScottPlot.TickGenerators;
using StaticNet.Laboratory.Gradients.Plotting;

namespace StaticNet.Laboratory.TemporalOrder.Plotting;

/// <summary>The panel of a training: norms by step and update as a heat map, under what it came to.</summary>
internal static class TimePanel
{
    /// <summary>The width in pixels.</summary>
    public const int Width = 312;

    /// <summary>The height in pixels.</summary>
    public const int Height = 164;

    // More columns than a panel has pixels show nothing more.
    private const int MostColumns = 200;

    /// <summary>Draws it.</summary>
    /// <param name="page">Receives it.</param>
    /// <param name="left">Its left edge.</param>
    /// <param name="top">Its upper edge.</param>
    /// <param name="outcome">The training.</param>
    public static void Draw(PlotPage page, float left, float top, TemporalOrderOutcome outcome)
    {
        var plot = page.Add(left, top, Width, Height);
        int steps = outcome.Trial.Lengths.Longest;
        var decades = DecadesOf(outcome.State);
        if (decades.Length > 0)
            NormScale.AddCells(plot, decades, new CoordinateRect(0, outcome.State.Updates, 0.5, steps + 0.5));
        plot.Axes.SetLimits(0, Math.Max(1, outcome.State.Updates), 0.5, steps + 0.5);
        plot.Layout.Fixed(new PixelPadding(32, 16, 28, 30));
        plot.Axes.Top.IsVisible = plot.Axes.Right.IsVisible = false;
        plot.Axes.Left.TickGenerator = Ticks(1, steps);
        plot.Axes.Bottom.TickGenerator = Ticks(0, outcome.State.Updates);
        plot.Axes.Left.TickLabelStyle.FontSize = plot.Axes.Bottom.TickLabelStyle.FontSize = PlotPage.SmallText - 1;
        string end = outcome.Diverged ? "diverged" : FormattableString.Invariant($"{100 * outcome.State.ErrorRate:0.#} % wrong");
        plot.Title($"{outcome.Trial.Name}: {end}", PlotPage.SmallText - 2);
        plot.Axes.Title.Label.Bold = outcome.Succeeded;
    }

    /// <summary>The decimal logarithms of the norms, the last step first as a picture has it; NaN of a norm of 0.</summary>
    /// <param name="state">How far a training came.</param>
    public static double[,] DecadesOf(TemporalOrderState state)
    {
        int columns = Math.Min(MostColumns, state.Moments.Length);
        if (columns == 0)
            return new double[0, 0];
        int steps = state.Moments[0].Norms.Length;
        double[,] decades = new double[steps, columns];
        for (int column = 0; column < columns; column++)
        {
            double[] norms = state.Moments[(int)((long)column * state.Moments.Length / columns)].Norms;
            for (int step = 0; step < steps; step++)
                decades[steps - 1 - step, column] = norms[step] > 0 ? Math.Log10(norms[step]) : double.NaN;
        }

        return decades;
    }

    private static NumericManual Ticks(int first, int last)
    {
        var ticks = new NumericManual();
        ticks.AddMajor(first, FormattableString.Invariant($"{first}"));
        if (last > first)
            ticks.AddMajor(last, FormattableString.Invariant($"{last}"));
        return ticks;
    }
}
