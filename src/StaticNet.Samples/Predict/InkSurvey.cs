namespace StaticNet.Samples.Predict;

/// <summary>What is ink in a grey image, and what paper.</summary>
/// <param name="Paper">The paper's brightness, in [0, 1].</param>
/// <param name="Ink">That of the ink where it differs most.</param>
/// <param name="Box">Where the ink is; null if nothing stands out.</param>
internal sealed record InkSurvey(float Paper, float Ink, InkBox? Box)
{
    // What differs less is the paper's own grain.
    private const float LeastContrast = 0.15f;

    // Smaller things than this part of the largest are specks.
    private const double SmallestPart = 0.05;

    // And so are all of fewer pixels than these, and than this part of the image.
    private const int FewestPixels = 16;
    private const double FewestOfImage = 1e-3;

    /// <summary>Whether ink is darker than paper.</summary>
    public bool IsDarkInk => Box is null ? Paper > 0.5f : Ink < Paper;

    /// <summary>Looks at an image: what most of its border is like is paper, what is more than half as far from it as anything is ink.</summary>
    /// <param name="image"><c>[height, width]</c>, in [0, 1].</param>
    /// <param name="width">The columns.</param>
    /// <param name="height">The rows.</param>
    public static InkSurvey Of(float[] image, int width, int height)
    {
        float paper = MedianOfBorder(image, width, height);
        float darkest = image.Min(), brightest = image.Max();
        float ink = paper - darkest >= brightest - paper ? darkest : brightest;
        if (Math.Abs(ink - paper) < LeastContrast)
            return new InkSurvey(paper, ink, null);
        bool[] isInk = Array.ConvertAll(image, value => (value - paper) / (ink - paper) > 0.5f);
        return new InkSurvey(paper, ink, BoxOf(InkPart.Find(isInk, width, height), Math.Max(FewestPixels, FewestOfImage * isInk.Length)));
    }

    /// <summary>How much ink a brightness is: 0 for paper and 1 for ink.</summary>
    /// <param name="value">The brightness.</param>
    public float AmountOf(float value) => Math.Clamp((value - Paper) / (Ink - Paper), 0, 1);

    // What touches the border is the table that the paper lies on, unless it is all there is.
    private static InkBox BoxOf(List<InkPart> parts, double fewest)
    {
        var inside = parts.Where(part => !part.TouchesBorder).ToList();
        var kept = inside.Exists(part => part.Count >= fewest) ? inside : parts;
        int least = (int)Math.Ceiling(SmallestPart * kept.Max(part => part.Count));
        return kept.Where(part => part.Count >= least).Select(part => part.Box).Aggregate((first, second) => first.Around(second));
    }

    private static float MedianOfBorder(float[] image, int width, int height)
    {
        var border = new List<float>();
        for (int x = 0; x < width; x++)
            border.AddRange([image[x], image[((height - 1) * width) + x]]);
        for (int y = 0; y < height; y++)
            border.AddRange([image[y * width], image[(y * width) + width - 1]]);
        border.Sort();
        return border[border.Count / 2];
    }
}
