using System.Collections.Immutable;
using ScottPlot;
using ScottPlot.Colormaps;
using ScottPlot.MultiplotLayouts;
using ScottPlot.TickGenerators;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Laboratory.Gradients;

/// <summary>
/// The gradient norms of every layer over the steps as a picture, a field for each training, logarithmic. The only place that
/// touches the plotting library.
/// </summary>
internal static class GradientsPlot
{
    private const int MostColumns = 4;
    private const int FieldWidth = 400;
    private const int FieldHeight = 300;

    // Norms of 0 and infinity have no place on a logarithmic axis: they lie on its ends.
    private const double LowestDecade = -24;
    private const double HighestDecade = 12;

    /// <summary>Draws and writes it.</summary>
    /// <param name="records">What was measured.</param>
    /// <param name="file">The PNG file.</param>
    /// <exception cref="UsageException">The file can't be written.</exception>
    public static void Save(ImmutableArray<ExperimentRecord> records, string file)
    {
        int columns = Math.Min(records.Length, MostColumns);
        int rows = (records.Length + columns - 1) / columns;
        var picture = new Multiplot();
        picture.AddPlots(records.Length);
        picture.Layout = new Grid(rows, columns);
        for (int i = 0; i < records.Length; i++)
            Draw(picture.GetPlot(i), records[i]);
        try
        {
            picture.SavePng(file, columns * FieldWidth, rows * FieldHeight);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--plot can't write '{file}': {exception.Message}", exception);
        }
    }

    private static void Draw(Plot plot, ExperimentRecord record)
    {
        var colors = new Viridis();
        double[] steps = [.. record.Steps.Select(step => (double)step.Step)];
        int depth = record.Last.Norms.Length;
        for (int layer = 0; layer < depth; layer++)
        {
            int index = layer;
            double[] decades = [.. record.Steps.Select(step => DecadeOf(step.Norms[index]))];
            var line = plot.Add.ScatterLine(steps, decades);
            line.Color = colors.GetColor(layer / (double)Math.Max(depth - 1, 1));
            line.LineWidth = 1;
            if (layer == 0)
                line.LegendText = "first layer";
            else if (layer == depth - 1)
                line.LegendText = "last layer";
        }

        plot.Title($"{record.Experiment.Patient.Name}: {record.Experiment.Variant.Name}", size: 13);
        plot.XLabel("step");
        plot.YLabel("gradient norm");
        plot.ShowLegend(Alignment.LowerRight);
        plot.Axes.Left.TickGenerator = new NumericAutomatic
        {
            IntegerTicksOnly = true,
            LabelFormatter = decade => FormattableString.Invariant($"1e{decade:0}"),
        };
    }

    private static double DecadeOf(double norm) =>
        double.IsNaN(norm) ? HighestDecade : Math.Clamp(Math.Log10(norm), LowestDecade, HighestDecade);
}
