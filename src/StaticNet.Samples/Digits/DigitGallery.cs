using System.Globalization;
using Spectre.Console;
using StaticNet.Samples.Reporting;

namespace StaticNet.Samples.Digits;

/// <summary>Shows images side by side with what the network makes of them, mistakes first.</summary>
/// <param name="terminal">Where to; with fewer columns than an image nothing is shown.</param>
internal sealed class DigitGallery(Terminal terminal)
{
    private const int Gap = 2;
    private const int MostImages = 6;

    /// <summary>Shows the first mistakes, and right readings where there are too few of them.</summary>
    /// <param name="readings">The readings of the test set.</param>
    public void Show(IEnumerable<DigitReading> readings)
    {
        if (terminal.Width < SyntheticDigits.Side)
            return;

        int columns = Math.Min((terminal.Width + Gap) / (SyntheticDigits.Side + Gap), MostImages);
        int rows = columns > MostImages / 2 ? 1 : 2;
        var grid = new Grid();
        for (int i = 0; i < columns; i++)
        {
            int gap = i < columns - 1 ? Gap : 0;
            grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Spectre.Console.Padding(0, 0, gap, 0), Width = SyntheticDigits.Side });
        }

        foreach (var row in Choose(readings, columns * rows).Chunk(columns))
        {
            grid.AddRow([.. row.Select(Describe)]);
            grid.AddRow([.. row.Select(reading => DigitDrawing.Draw(reading.Image, terminal.HasColor))]);
        }

        terminal.CreateConsole().Write(grid);
    }

    /// <summary>The first wrong readings, with a place left for a right one, then the first right ones.</summary>
    private static DigitReading[] Choose(IEnumerable<DigitReading> readings, int count)
    {
        var right = new List<DigitReading>();
        var wrong = new List<DigitReading>();
        foreach (var reading in readings)
        {
            var list = reading.IsRight ? right : wrong;
            if (list.Count < count)
                list.Add(reading);
        }

        int mistakes = right.Count > 0 ? Math.Min(wrong.Count, Math.Max(1, count - 1)) : wrong.Count;
        return [.. wrong.Take(mistakes), .. right.Take(count - mistakes)];
    }

    private static Spectre.Console.Text Describe(DigitReading reading)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{(reading.IsRight ? "✓" : "✗")} {reading.Label} read as {reading.Prediction} ({100 * reading.Probability:0.0} %)");
        return new Spectre.Console.Text(text, new Style(reading.IsRight ? Color.Green : Color.Red));
    }
}
