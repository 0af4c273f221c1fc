using ScottPlot;
using ScottPlot.Plottables;
using StaticNet.Samples.CommandLine;

namespace StaticNet.Laboratory.Gradients.Plotting;

/// <summary>A picture with plots at places of its own.</summary>
internal sealed class PlotPage : IMultiplotLayout
{
    // What is easy to read on a screen, and which of it a system has; without any the library chooses.
    private static readonly string[] FontNames = ["Segoe UI", "Helvetica Neue", "Noto Sans", "DejaVu Sans", "Liberation Sans", "Arial"];

    /// <summary>The size of ordinary text in pixels.</summary>
    public const float SmallText = 13;

    /// <summary>The size of headings in pixels.</summary>
    public const float LargeText = 17;

    private readonly List<(Plot Plot, PixelRect Place)> _plots = [];

    /// <summary>An empty page.</summary>
    /// <param name="width">Its width in pixels.</param>
    public PlotPage(int width)
    {
        Width = width;
        if (Array.Find(FontNames, name => Fonts.GetTypeface(name, bold: false, italic: false)?.FamilyName == name) is { } font)
            Fonts.Default = font;
    }

    /// <summary>Its width in pixels.</summary>
    public int Width { get; }

    /// <summary>Adds a plot.</summary>
    /// <param name="left">Its left edge.</param>
    /// <param name="top">Its upper edge.</param>
    /// <param name="plotWidth">Its width.</param>
    /// <param name="plotHeight">Its height.</param>
    public Plot Add(float left, float top, float plotWidth, float plotHeight)
    {
        var plot = new Plot();
        plot.HideGrid();
        _plots.Add((plot, new PixelRect(left, left + plotWidth, top + plotHeight, top)));
        return plot;
    }

    /// <summary>Adds a plot without axes whose coordinates are pixels from its upper left corner.</summary>
    /// <param name="left">Its left edge.</param>
    /// <param name="top">Its upper edge.</param>
    /// <param name="plotWidth">Its width.</param>
    /// <param name="plotHeight">Its height.</param>
    public Plot AddCanvas(float left, float top, float plotWidth, float plotHeight)
    {
        var canvas = Add(left, top, plotWidth, plotHeight);
        canvas.Layout.Frameless();
        canvas.Axes.SetLimits(0, plotWidth, plotHeight, 0);
        return canvas;
    }

    /// <summary>Writes on a canvas.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="text">What.</param>
    /// <param name="x">Where, by its alignment.</param>
    /// <param name="y">Where, by its alignment.</param>
    /// <param name="alignment">Which point of the text is there.</param>
    /// <param name="size">The size in pixels.</param>
    public static ScottPlot.Plottables.Text AddText(
        Plot canvas, string text, double x, double y, Alignment alignment = Alignment.MiddleLeft, float size = SmallText)
    {
        var label = canvas.Add.Text(text, x, y);
        label.Alignment = alignment;
        label.LabelFontSize = size;
        return label;
    }

    /// <summary>Writes the picture.</summary>
    /// <param name="file">The PNG file.</param>
    /// <param name="height">The height in pixels.</param>
    /// <exception cref="UsageException">The file can't be written.</exception>
    public void Save(string file, int height)
    {
        var figure = new Multiplot(_plots[0].Plot) { Layout = this };
        foreach (var (plot, _) in _plots.Skip(1))
            figure.Subplots.Add(plot);
        try
        {
            figure.SavePng(file, Width, height);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--plot can't write '{file}': {exception.Message}", exception);
        }
    }

    /// <inheritdoc/>
    PixelRect[] IMultiplotLayout.GetSubplotRectangles(SubplotCollection subplots, PixelRect figureRect) =>
        [.. _plots.Select(plot => plot.Place)];
}
