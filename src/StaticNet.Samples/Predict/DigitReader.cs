using System.Globalization;
using StaticNet.Data;
using StaticNet.Samples.Classification;

namespace StaticNet.Samples.Predict;

/// <summary>Reads digits: images become 28×28, bright ink on dark paper.</summary>
/// <param name="network">The network.</param>
internal sealed class DigitReader(LoadedClassifier network) : SavedReader(network)
{
    private static readonly ImageOptions Size = new(SyntheticDigits.Side, SyntheticDigits.Side, 1);

    /// <inheritdoc/>
    protected override float[] ReadImage(string path, (byte Red, byte Green, byte Blue) paper)
    {
        // One whose border is rather bright is dark ink on bright paper.
        float[] image = ImageFile.Read(path, Size with { Paper = paper });
        if (MeanOfBorder(image) > 0.5)
            for (int i = 0; i < image.Length; i++)
                image[i] = 1 - image[i];
        return image;
    }

    /// <inheritdoc/>
    protected override Prediction Describe(string file, int label, float[] probabilities) =>
        new(file, label.ToString(CultureInfo.InvariantCulture), label, probabilities[label], probabilities);

    private static double MeanOfBorder(float[] image)
    {
        const int Side = SyntheticDigits.Side;
        double sum = 0;
        for (int i = 0; i < Side; i++)
            sum += image[i] + image[((Side - 1) * Side) + i] + image[i * Side] + image[(i * Side) + Side - 1];
        return sum / (4 * Side);
    }
}
