namespace StaticNet.Augmentations;

/// <summary>
/// Turns an image around its centre by a uniform random angle, with bilinear interpolation. Positive angles are counter-clockwise,
/// and quarter turns of square images exact. Takes one word of the random stream.
/// </summary>
public sealed class RandomRotation : ImageAugmentation
{
    private const double LargestAngle = 1e6;

    private readonly double _minDegrees;
    private readonly double _maxDegrees;
    private readonly float _fill;

    /// <summary>A rotation by at most an angle to either side.</summary>
    /// <param name="shape">The shape of the images.</param>
    /// <param name="maxDegrees">The limit, from 0 to 10⁶.</param>
    /// <param name="fill">The value of pixels that come from outside, finite.</param>
    /// <exception cref="ArgumentNullException">There is no shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public RandomRotation(ImageShape shape, double maxDegrees, float fill = 0)
        : base(shape)
    {
        _maxDegrees = AugmentationChecks.Between(maxDegrees, 0, LargestAngle, nameof(maxDegrees));
        _minDegrees = -maxDegrees;
        _fill = AugmentationChecks.Finite(fill, nameof(fill));
    }

    /// <summary>A rotation by an angle of a range.</summary>
    /// <param name="shape">The shape of the images.</param>
    /// <param name="degrees">The least angle, from −10⁶, and the largest one, up to 10⁶.</param>
    /// <param name="fill">The value of pixels that come from outside, finite.</param>
    /// <exception cref="ArgumentNullException">There is no shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public RandomRotation(ImageShape shape, (double Min, double Max) degrees, float fill = 0)
        : base(shape)
    {
        _minDegrees = AugmentationChecks.Between(degrees.Min, -LargestAngle, LargestAngle, nameof(degrees));
        _maxDegrees = AugmentationChecks.Between(degrees.Max, degrees.Min, LargestAngle, nameof(degrees));
        _fill = AugmentationChecks.Finite(fill, nameof(fill));
    }

    /// <inheritdoc/>
    protected override int ScratchLength => FramedImage.GetLength(Shape);

    /// <inheritdoc/>
    protected override void Transform(Span<float> image, Span<float> scratch, ref RandomStream random)
    {
        double degrees = AugmentationRandom.Between(ref random, _minDegrees, _maxDegrees);
        AffineWarp.Apply(Shape, image, scratch, AffineMap.Create(Shape, degrees, scale: 1, right: 0, down: 0), _fill);
    }
}
