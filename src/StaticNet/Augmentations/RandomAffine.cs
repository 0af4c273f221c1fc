namespace StaticNet.Augmentations;

/// <summary>
/// Scales and turns an image around its centre and shifts it, each by uniform random numbers, with a single bilinear interpolation:
/// it blurs less than one after the other. Takes four words of the random stream.
/// </summary>
public sealed class RandomAffine : ImageAugmentation
{
    private readonly float _fill;

    /// <summary>A map that the properties describe; by default it changes nothing.</summary>
    /// <param name="shape">The shape of the images.</param>
    /// <param name="fill">The value of pixels that come from outside, finite.</param>
    /// <exception cref="ArgumentNullException">There is no shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public RandomAffine(ImageShape shape, float fill = 0)
        : base(shape) => _fill = AugmentationChecks.Finite(fill, nameof(fill));

    /// <summary>The largest shift in pixels, fractions included, to the right or left and down or up: from 0 to the longer side.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits.</exception>
    public double MaxShift
    {
        get;
        init => field = AugmentationChecks.Between(value, 0, Math.Max(Shape.Height, Shape.Width), nameof(MaxShift));
    }

    /// <summary>The largest angle, to either side: from 0 to 180.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits.</exception>
    public double MaxDegrees
    {
        get;
        init => field = AugmentationChecks.Between(value, 0, 180, nameof(MaxDegrees));
    }

    /// <summary>The least and the largest factor: from 0.01 to 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its limits.</exception>
    public (double Min, double Max) Scale
    {
        get;
        init => field = (
            AugmentationChecks.Between(value.Min, 0.01, 100, nameof(Scale)),
            AugmentationChecks.Between(value.Max, value.Min, 100, nameof(Scale)));
    } = (1, 1);

    /// <inheritdoc/>
    protected override int ScratchLength => FramedImage.GetLength(Shape);

    /// <inheritdoc/>
    protected override void Transform(Span<float> image, Span<float> scratch, ref RandomStream random)
    {
        double right = AugmentationRandom.Between(ref random, -MaxShift, MaxShift);
        double down = AugmentationRandom.Between(ref random, -MaxShift, MaxShift);
        double degrees = AugmentationRandom.Between(ref random, -MaxDegrees, MaxDegrees);
        double scale = AugmentationRandom.Between(ref random, Scale.Min, Scale.Max);
        AffineWarp.Apply(Shape, image, scratch, AffineMap.Create(Shape, degrees, scale, right, down), _fill);
    }
}
