namespace StaticNet.Augmentations;

/// <summary>
/// Moves an image by whole pixels, each number of them up to a limit as likely, to the right or left and down or up: nothing is
/// resampled. Takes two words of the random stream.
/// </summary>
public sealed class RandomShift : ImageAugmentation
{
    private readonly int _maxRight;
    private readonly int _maxDown;
    private readonly float _fill;

    /// <summary>A shift by at most a number of pixels in both directions.</summary>
    /// <param name="shape">The shape of the images.</param>
    /// <param name="maxPixels">The limit, from 0 to the shorter side.</param>
    /// <param name="fill">The value of pixels that come from outside, finite.</param>
    /// <exception cref="ArgumentNullException">There is no shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public RandomShift(ImageShape shape, int maxPixels, float fill = 0)
        : base(shape)
    {
        AugmentationChecks.Between(maxPixels, 0, Math.Min(shape.Height, shape.Width), nameof(maxPixels));
        (_maxRight, _maxDown) = (maxPixels, maxPixels);
        _fill = AugmentationChecks.Finite(fill, nameof(fill));
    }

    /// <summary>A shift by at most a fraction of each side, rounded down to whole pixels.</summary>
    /// <param name="shape">The shape of the images.</param>
    /// <param name="maxFraction">The limit, from 0 to 1.</param>
    /// <param name="fill">The value of pixels that come from outside, finite.</param>
    /// <exception cref="ArgumentNullException">There is no shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public RandomShift(ImageShape shape, double maxFraction, float fill = 0)
        : base(shape)
    {
        AugmentationChecks.Between(maxFraction, 0, 1, nameof(maxFraction));
        (_maxRight, _maxDown) = ((int)(maxFraction * shape.Width), (int)(maxFraction * shape.Height));
        _fill = AugmentationChecks.Finite(fill, nameof(fill));
    }

    /// <inheritdoc/>
    protected override void Transform(Span<float> image, Span<float> scratch, ref RandomStream random)
    {
        int right = AugmentationRandom.Integer(ref random, -_maxRight, _maxRight);
        int down = AugmentationRandom.Integer(ref random, -_maxDown, _maxDown);
        int plane = Shape.Height * Shape.Width;
        for (int start = 0; start < image.Length; start += plane)
            Shift(image.Slice(start, plane), right, down);
    }

    private void Shift(Span<float> channel, int right, int down)
    {
        int height = Shape.Height, width = Shape.Width;
        int kept = width - Math.Abs(right);
        for (int i = 0; i < height; i++)
        {
            // Rows are read before they are written over.
            int y = down > 0 ? height - 1 - i : i;
            var row = channel.Slice(y * width, width);
            if ((uint)(y - down) >= (uint)height)
            {
                row.Fill(_fill);
                continue;
            }

            var source = channel.Slice((y - down) * width, width);
            source.Slice(Math.Max(-right, 0), kept).CopyTo(row[Math.Max(right, 0)..]);
            row[..Math.Max(right, 0)].Fill(_fill);
            row[(width - Math.Max(-right, 0))..].Fill(_fill);
        }
    }
}
