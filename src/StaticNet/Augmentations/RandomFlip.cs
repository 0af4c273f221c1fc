namespace StaticNet.Augmentations;

/// <summary>Mirrors an image with some probability. Takes one word of the random stream.</summary>
public sealed class RandomFlip : ImageAugmentation
{
    private readonly FlipAxis _axis;
    private readonly double _probability;

    /// <summary>A flip.</summary>
    /// <param name="shape">The shape of the images.</param>
    /// <param name="axis">Which sides change places.</param>
    /// <param name="probability">How often, in [0, 1].</param>
    /// <exception cref="ArgumentNullException">There is no shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis, or the probability is outside its limits.</exception>
    public RandomFlip(ImageShape shape, FlipAxis axis = FlipAxis.Horizontal, double probability = 0.5)
        : base(shape)
    {
        _axis = axis is FlipAxis.Horizontal or FlipAxis.Vertical
            ? axis
            : throw new ArgumentOutOfRangeException(nameof(axis), axis, "There is no such axis.");
        _probability = AugmentationChecks.Probability(probability, nameof(probability));
    }

    /// <inheritdoc/>
    protected override void Transform(Span<float> image, Span<float> scratch, ref RandomStream random)
    {
        if (!AugmentationRandom.Happens(ref random, _probability))
            return;
        int width = Shape.Width;
        int plane = Shape.Height * width;
        for (int start = 0; start < image.Length; start += plane)
        {
            // Turning a channel around turns its rows around too: horizontally, each back in its place.
            var channel = image.Slice(start, plane);
            if (_axis == FlipAxis.Vertical)
                channel.Reverse();
            for (int row = 0; row < plane; row += width)
                channel.Slice(row, width).Reverse();
        }
    }
}
