using StaticNet.Augmentations;
using StaticNet.Data;

namespace StaticNet.Samples.Images;

/// <summary>What leaves an image what it shows: it is moved by some pixels, padded with the mean colour, and mirrored.</summary>
internal static class ImagesAugmentation
{
    private const int MaxShift = 4;

    /// <summary>The pipeline, of images whose mean is 0.</summary>
    /// <param name="shape">Their shape.</param>
    /// <param name="strength">The part of the largest shift: above 0 and at most 1.</param>
    public static Augmentation Create(ImageShape shape, double strength) =>
        new AugmentationPipeline(new RandomShift(shape, (int)Math.Round(MaxShift * strength)), new RandomFlip(shape));
}
