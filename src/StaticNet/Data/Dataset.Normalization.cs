namespace StaticNet;

/// <content>Inputs that are mapped when they are read.</content>
public sealed partial class Dataset
{
    private Dataset(Dataset dataset, SampleStorage inputs)
        : this(inputs, dataset.InputLength, dataset._labels, dataset._targets, dataset.TargetLength, dataset.TargetKind)
    {
        IgnoreLabel = dataset.IgnoreLabel;
        LargestLabel = dataset.LargestLabel;
        _weights = dataset._weights;
        _lengths = dataset._lengths;
    }

    /// <summary>The same samples as images whose channels are normalized when they are read; nothing is copied, and bytes stay bytes.</summary>
    /// <param name="normalization">The map, fitted on the images to train on.</param>
    /// <exception cref="ArgumentException">The samples aren't images of its shape, or a value leaves the range of floats by it.</exception>
    public Dataset Normalize(ChannelNormalization normalization)
    {
        ArgumentNullException.ThrowIfNull(normalization);
        ChannelNormalization.CheckLength(InputLength, normalization.Shape, nameof(normalization));
        var inputs = new NormalizedStorage(_inputs, normalization);
        int bad = inputs.IndexOfNonFinite();
        return bad < 0
            ? new Dataset(this, inputs)
            : throw new ArgumentException(
                $"Sample {bad / InputLength} is no longer finite at position {bad % InputLength}; fit the normalization on images like these.", nameof(normalization));
    }
}
