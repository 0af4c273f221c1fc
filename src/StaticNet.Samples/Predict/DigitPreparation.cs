using System.Collections.Immutable;
using System.Globalization;
using StaticNet.Data;

namespace StaticNet.Samples.Predict;

/// <summary>
/// Makes images of digits what digits to learn from are: 28×28, bright ink on dark paper, the digit in the middle. One that is so already stays as
/// it is; another is made so as MNIST's were (LeCun, Cortes and Burges): its longer side 20 pixels, its centre of mass in the middle.
/// </summary>
internal static class DigitPreparation
{
    private const int Side = SyntheticDigits.Side;
    private const int DigitSide = 20;

    // An image of more pixels a side is looked at in this size.
    private const int SurveySide = 280;

    // Digits to learn from have longer sides and centres of these: of 28 pixels.
    private const double ShortestDigit = 12, LongestDigit = 27, LargestOffset = 5;

    // Digits to learn from have ink and paper that differ by as much; a photo's paper is grey.
    private const float PlainContrast = 0.4f, PlainPaper = 0.1f;

    // Of a photo's range, the ends that count as paper and as ink: grain and shades.
    private const float PaperEnd = 0.2f, InkStart = 0.8f;

    /// <summary>An image's inputs.</summary>
    /// <param name="image">The image, grey.</param>
    public static PreparedImage Prepare(ImagePixels image)
    {
        double scale = Math.Min(1, (double)SurveySide / Math.Max(image.Width, image.Height));
        int width = Math.Max(1, (int)(image.Width * scale)), height = Math.Max(1, (int)(image.Height * scale));
        var survey = InkSurvey.Of(image.Resize(width, height), width, height);
        var changes = ImmutableArray.CreateBuilder<string>();
        if (survey.Box is null)
            changes.Add("no ink found");
        if (survey.IsDarkInk)
            changes.Add("inverted");
        bool isPlain = survey.Box is null || (Math.Abs(survey.Ink - survey.Paper) >= PlainContrast && Math.Min(survey.Paper, 1 - survey.Paper) <= PlainPaper);
        if (!isPlain)
            changes.Add("contrast raised");
        float[] inputs = survey.Box is { } box && !IsPlaced(box, width, height)
            ? Place(image, box, (double)image.Width / width, (double)image.Height / height, Tone, changes)
            : Whole(image, Tone, changes);
        return new PreparedImage(inputs, changes.ToImmutable());

        float Tone(float value) => isPlain
            ? survey.IsDarkInk ? 1 - value : value
            : Math.Clamp((survey.AmountOf(value) - PaperEnd) / (InkStart - PaperEnd), 0, 1);
    }

    private static bool IsPlaced(InkBox box, int width, int height)
    {
        if (width != height)
            return false;
        double unit = (double)Side / width;
        double across = (box.Left + (box.Width / 2.0)) * unit, down = (box.Top + (box.Height / 2.0)) * unit;
        return box.Side * unit is >= ShortestDigit and <= LongestDigit
            && Math.Abs(across - (Side / 2.0)) <= LargestOffset && Math.Abs(down - (Side / 2.0)) <= LargestOffset;
    }

    private static float[] Whole(ImagePixels image, Func<float, float> tone, ImmutableArray<string>.Builder changes)
    {
        if (image.Width != Side || image.Height != Side)
            changes.Add(string.Create(CultureInfo.InvariantCulture, $"resized from {image.Width}×{image.Height}"));
        return [.. image.Resize(Side, Side).Select(tone)];
    }

    private static float[] Place(ImagePixels image, InkBox box, double across, double down, Func<float, float> tone, ImmutableArray<string>.Builder changes)
    {
        int left = (int)(box.Left * across), top = (int)(box.Top * down);
        int width = Math.Clamp((int)Math.Ceiling(box.Width * across), 1, image.Width - left);
        int height = Math.Clamp((int)Math.Ceiling(box.Height * down), 1, image.Height - top);
        double scale = (double)DigitSide / Math.Max(width, height);
        int columns = Math.Max(1, (int)Math.Round(width * scale)), rows = Math.Max(1, (int)Math.Round(height * scale));
        float[] digit = [.. image.Crop(left, top, width, height).Resize(columns, rows).Select(tone)];

        // A thin pen's strokes are less than a pixel now, and not as bright as ink.
        float brightest = digit.Max();
        changes.Add(string.Create(CultureInfo.InvariantCulture, $"cropped to {width}×{height} of {image.Width}×{image.Height}"));
        changes.Add("centred");
        return Centre(brightest > 0 ? Array.ConvertAll(digit, value => value / brightest) : digit, columns, rows);
    }

    private static float[] Centre(float[] digit, int columns, int rows)
    {
        double sum = 1e-9, across = 0, down = 0;
        for (int i = 0; i < digit.Length; i++)
        {
            sum += digit[i];
            across += digit[i] * ((i % columns) + 0.5);
            down += digit[i] * ((i / columns) + 0.5);
        }

        int left = Math.Clamp((int)Math.Round((Side / 2.0) - (across / sum)), 0, Side - columns);
        int top = Math.Clamp((int)Math.Round((Side / 2.0) - (down / sum)), 0, Side - rows);
        float[] inputs = new float[Side * Side];
        for (int row = 0; row < rows; row++)
            digit.AsSpan(row * columns, columns).CopyTo(inputs.AsSpan(((top + row) * Side) + left));
        return inputs;
    }
}
