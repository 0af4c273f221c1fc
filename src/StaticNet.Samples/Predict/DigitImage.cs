using StaticNet.Samples.CommandLine;

namespace StaticNet.Samples.Predict;

/// <summary>An image file as the network knows digits: 28×28, bright ink on dark paper.</summary>
internal static class DigitImage
{
    /// <summary>The names of the papers; the first is the usual one.</summary>
    public static readonly string[] Papers = ["white", "black"];

    private static readonly ImageOptions OnWhite = new(SyntheticDigits.Side, SyntheticDigits.Side, 1);
    private static readonly ImageOptions OnBlack = OnWhite with { Paper = (0, 0, 0) };

    /// <summary>Reads an image; one whose border is rather bright is dark ink on bright paper, and inverted.</summary>
    /// <param name="path">A PNG, JPEG, BMP, PGM or PPM file of any size.</param>
    /// <param name="paper">What shows through where the image is transparent, one of <see cref="Papers"/>.</param>
    /// <returns><c>[28, 28]</c>, 0 for paper and 1 for ink.</returns>
    /// <exception cref="UsageException">The file is missing or damaged.</exception>
    public static float[] Read(string path, string paper)
    {
        try
        {
            float[] image = ImageFile.Read(path, paper == Papers[0] ? OnWhite : OnBlack);
            if (MeanOfBorder(image) > 0.5)
                for (int i = 0; i < image.Length; i++)
                    image[i] = 1 - image[i];
            return image;
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(exception.Message, exception);
        }
    }

    private static double MeanOfBorder(float[] image)
    {
        const int Side = SyntheticDigits.Side;
        double sum = 0;
        for (int i = 0; i < Side; i++)
            sum += image[i] + image[((Side - 1) * Side) + i] + image[i * Side] + image[(i * Side) + Side - 1];
        return sum / (4 * Side);
    }
}
