using System.Globalization;
using StaticNet.Data;
using StaticNet.Samples.Classification;

namespace StaticNet.Samples.Predict;

/// <summary>Reads digits: images become 28×28, bright ink on dark paper, the digit in the middle.</summary>
/// <param name="network">The network.</param>
internal sealed class DigitReader(LoadedClassifier network) : SavedReader(network)
{
    private static readonly ImageOptions Size = new(SyntheticDigits.Side, SyntheticDigits.Side, 1);

    /// <inheritdoc/>
    protected override ImageOptions Images => Size;

    /// <inheritdoc/>
    protected override PreparedImage Prepare(ImagePixels image) => DigitPreparation.Prepare(image);

    /// <inheritdoc/>
    protected override float[] Normalize(float[] image) => image;

    /// <inheritdoc/>
    protected override Prediction Describe(string file, int label, float[] probabilities) =>
        new(file, label.ToString(CultureInfo.InvariantCulture), label, probabilities[label], probabilities);
}
