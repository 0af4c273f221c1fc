using System.Globalization;
using StaticNet.Data;
using StaticNet.Samples.Classification;
using StaticNet.Samples.Images;

namespace StaticNet.Samples.Predict;

/// <summary>Tells colour images apart: they become 32×32 and are normalized as those that the network was trained on.</summary>
internal sealed class ImageReader : SavedReader
{
    private static readonly ImageOptions Size = new(CifarDataset.Side, CifarDataset.Side, 3);

    private readonly ChannelNormalization _normalization;
    private readonly string[] _classes;

    /// <summary>A reader.</summary>
    /// <param name="network">The network.</param>
    /// <exception cref="InvalidDataException">What its inputs and outputs mean wasn't saved with its weights.</exception>
    public ImageReader(LoadedClassifier network)
        : base(network)
    {
        var meaning = ImagesMeaning.Read(network.Metadata);
        if (meaning.Normalization.Shape.Length != network.Architecture.InputLength || meaning.Classes.Length > network.Architecture.OutputLength)
            throw new InvalidDataException("Its classes or its normalization are another network's.");
        _normalization = meaning.Normalization;
        _classes = UsedClasses.Names(meaning.Classes, network.Architecture.OutputLength);
    }

    /// <inheritdoc/>
    protected override ImageOptions Images => Size;

    /// <inheritdoc/>
    // As those to learn from were: stretched, whatever their sides.
    protected override PreparedImage Prepare(ImagePixels image)
    {
        string change = string.Create(
            CultureInfo.InvariantCulture, $"{(image.Width == image.Height ? "resized" : "stretched")} from {image.Width}×{image.Height} to {Size.Width}×{Size.Height}");
        return new PreparedImage(image.Resize(Size.Width, Size.Height), image.Width == Size.Width && image.Height == Size.Height ? [] : [change]);
    }

    /// <inheritdoc/>
    protected override float[] Normalize(float[] image)
    {
        _normalization.Apply(image);
        return image;
    }

    /// <inheritdoc/>
    protected override Prediction Describe(string file, int label, float[] probabilities) =>
        new(file, _classes[label], null, probabilities[label], probabilities);
}
