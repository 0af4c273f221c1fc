namespace StaticNet.Augmentations;

/// <summary>
/// Scales an image around its centre by a uniform random factor, with bilinear interpolation: above 1 its content grows. Takes one
/// word of the random stream.
/// </summary>
public sealed class RandomScale : ImageAugmentation
{
    private readonly double _minScale;
    private readonly double _maxScale;
    private readonly float _fill;

    /// <summary>A scaling.</summary>
    /// <param name="shape">The shape of the images.</param>
    /// <param name="minScale">The least factor, from 0.01.</param>
    /// <param name="maxScale">The largest factor, from the least one to 100.</param>
    /// <param name="fill">The value of pixels that come from outside, finite.</param>
    /// <exception cref="ArgumentNullException">There is no shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public RandomScale(ImageShape shape, double minScale, double maxScale, float fill = 0)
        : base(shape)
    {
        _minScale = AugmentationChecks.Between(minScale, 0.01, 100, nameof(minScale));
        _maxScale = AugmentationChecks.Between(maxScale, minScale, 100, nameof(maxScale));
        _fill = AugmentationChecks.Finite(fill, nameof(fill));
    }

    /// <inheritdoc/>
    protected override int ScratchLength => FramedImage.GetLength(Shape);

    /// <inheritdoc/>
    protected override void Transform(Span<float> image, Span<float> scratch, ref RandomStream random)
    {
        double scale = AugmentationRandom.Between(ref random, _minScale, _maxScale);
        AffineWarp.Apply(Shape, image, scratch, AffineMap.Create(Shape, degrees: 0, scale, right: 0, down: 0), _fill);
    }
}
