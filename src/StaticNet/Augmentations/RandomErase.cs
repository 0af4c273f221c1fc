using StaticNet.Numerics;

namespace StaticNet.Augmentations;

/// <summary>
/// Overwrites a random rectangle in all channels with some probability (Zhong, Zheng, Kang, Li and Yang, "Random erasing data
/// augmentation", 2017). Takes five words of the random stream.
/// </summary>
/// <remarks>
/// The rectangle's area is uniform in its range, and the logarithm of its height over its width in that of the aspect, as in
/// torchvision, so that tall and wide ones are as likely; then it is rounded to whole pixels, at least one, and lies anywhere in
/// the image. Where the paper draws again until the rectangle fits, this one becomes flatter or narrower with the same area:
/// the same random numbers are taken in each case.
/// </remarks>
public sealed class RandomErase : ImageAugmentation
{
    private readonly double _probability;
    private readonly double _minArea;
    private readonly double _maxArea;
    private readonly double _maxAspect;
    private readonly double _aspectLog;
    private readonly float _fill;

    /// <summary>An erasure.</summary>
    /// <param name="shape">The shape of the images.</param>
    /// <param name="probability">How often, in [0, 1].</param>
    /// <param name="minArea">The least part of the image's area, in [0, 1].</param>
    /// <param name="maxArea">The largest part of the image's area, from the least one to 1.</param>
    /// <param name="minAspect">The least height over width, from 0.001 to 1000.</param>
    /// <param name="maxAspect">The largest height over width, from the least one to 1000.</param>
    /// <param name="fill">What is written, finite.</param>
    /// <exception cref="ArgumentNullException">There is no shape.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public RandomErase(
        ImageShape shape,
        double probability = 0.5,
        double minArea = 0.02,
        double maxArea = 0.4,
        double minAspect = 0.3,
        double maxAspect = 1 / 0.3,
        float fill = 0)
        : base(shape)
    {
        const double Extreme = 1000;
        _probability = AugmentationChecks.Probability(probability, nameof(probability));
        _minArea = AugmentationChecks.Between(minArea, 0, 1, nameof(minArea));
        _maxArea = AugmentationChecks.Between(maxArea, minArea, 1, nameof(maxArea));
        AugmentationChecks.Between(minAspect, 1 / Extreme, Extreme, nameof(minAspect));
        _maxAspect = AugmentationChecks.Between(maxAspect, minAspect, Extreme, nameof(maxAspect));
        _aspectLog = PortableMath.Log(maxAspect / minAspect);
        _fill = AugmentationChecks.Finite(fill, nameof(fill));
    }

    /// <inheritdoc/>
    protected override void Transform(Span<float> image, Span<float> scratch, ref RandomStream random)
    {
        bool happens = AugmentationRandom.Happens(ref random, _probability);
        double area = AugmentationRandom.Between(ref random, _minArea, _maxArea) * Shape.Height * Shape.Width;
        double aspect = _maxAspect * PortableMath.Exp(-_aspectLog * AugmentationRandom.NextUnit(ref random));
        double tallest = Math.Clamp(Math.Sqrt(area * aspect), area / Shape.Width, Shape.Height);
        int height = Math.Clamp((int)Math.Round(tallest), 1, Shape.Height);
        int width = Math.Clamp((int)Math.Round(area / height), 1, Shape.Width);
        int top = AugmentationRandom.Integer(ref random, 0, Shape.Height - height);
        int left = AugmentationRandom.Integer(ref random, 0, Shape.Width - width);
        if (!happens)
            return;

        int plane = Shape.Height * Shape.Width;
        for (int start = (top * Shape.Width) + left; start < image.Length; start += plane)
            for (int row = 0; row < height; row++)
                image.Slice(start + (row * Shape.Width), width).Fill(_fill);
    }
}
