using System.Collections.Immutable;
using StaticNet.Augmentations;
using StaticNet.Data;
using StaticNet.Reporting;
using StaticNet.Samples.Classification;

namespace StaticNet.Samples.Images;

/// <summary>Telling small colour images apart.</summary>
internal sealed class ImagesTask : ClassifierTask
{
    private const int Side = CifarDataset.Side;

    private static readonly ImageShape Shape = new(channels: 3, Side, Side);

    private readonly ImagesMeaning _meaning;

    /// <summary>The task of some images: what normalizes them is fitted on those to train on alone.</summary>
    /// <param name="data">The images, in [0, 1].</param>
    /// <param name="classes">The names of their classes.</param>
    public ImagesTask(ClassifierData data, ImmutableArray<string> classes)
    {
        var normalization = ChannelNormalization.Fit(data.Training, Shape);
        _meaning = new ImagesMeaning(classes, normalization);
        Data = data with
        {
            Training = data.Training.Normalize(normalization),
            Validation = data.Validation?.Normalize(normalization),
            Test = data.Test.Normalize(normalization),
        };
    }

    /// <inheritdoc/>
    public override ClassifierData Data { get; }

    /// <inheritdoc/>
    public override string Subject => "images";

    /// <inheritdoc/>
    public override ImmutableArray<string> Classes => _meaning.Classes;

    /// <inheritdoc/>
    public override string AugmentationName => "shift, horizontal flip";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Metadata => _meaning.Metadata;

    /// <inheritdoc/>
    public override Augmentation CreateAugmentation(double strength) => ImagesAugmentation.Create(Shape, strength);

    /// <inheritdoc/>
    public override ReportImage Draw(float[] input)
    {
        float[] image = [.. input];
        _meaning.Normalization.Invert(image);
        return new ReportImage(image, Side, Side, Shape.Channels);
    }
}
