using System.Text;
using Spectre.Console;

namespace StaticNet.Samples.Digits;

/// <summary>Draws an image with half blocks: a character is one pixel wide and two high.</summary>
internal static class DigitDrawing
{
    private const int Side = SyntheticDigits.Side;

    // Without grey values: what counts as ink, and what is faint.
    private const float Ink = 0.45f;
    private const float Faint = 0.2f;

    /// <summary>Draws an image.</summary>
    /// <param name="image"><c>[28, 28]</c>, 0 for paper and 1 for ink.</param>
    /// <param name="hasColor">Whether grey values may be shown as such.</param>
    public static Paragraph Draw(float[] image, bool hasColor)
    {
        var drawing = new Paragraph();
        for (int y = 0; y < Side; y += 2)
        {
            var upper = image.AsSpan(y * Side, Side);
            var lower = image.AsSpan((y + 1) * Side, Side);
            if (y > 0)
                drawing.Append("\n");
            if (hasColor)
                AppendGrey(drawing, upper, lower);
            else
                drawing.Append(Shade(upper, lower));
        }

        return drawing;
    }

    private static void AppendGrey(Paragraph drawing, ReadOnlySpan<float> upper, ReadOnlySpan<float> lower)
    {
        for (int x = 0; x < Side; x++)
            drawing.Append("▀", new Style(Grey(upper[x]), Grey(lower[x])));
    }

    private static Color Grey(float value)
    {
        byte level = (byte)(value * 255);
        return new Color(level, level, level);
    }

    private static string Shade(ReadOnlySpan<float> upper, ReadOnlySpan<float> lower)
    {
        var line = new StringBuilder(Side);
        for (int x = 0; x < Side; x++)
            line.Append((upper[x] >= Ink, lower[x] >= Ink, Math.Max(upper[x], lower[x]) >= Faint) switch
            {
                (true, true, _) => '█',
                (true, false, _) => '▀',
                (false, true, _) => '▄',
                (false, false, true) => '░',
                _ => ' ',
            });
        return line.ToString();
    }
}
