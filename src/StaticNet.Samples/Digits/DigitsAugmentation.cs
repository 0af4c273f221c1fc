using StaticNet.Augmentations;
using StaticNet.Data;

namespace StaticNet.Samples.Digits;

/// <summary>What happens to a digit when another hand writes it: it is moved, turned, scaled and bent a little.</summary>
internal static class DigitsAugmentation
{
    private const double MaxShift = 2;
    private const double MaxDegrees = 10;
    private const double MaxScaling = 0.1;
    private const double ElasticStrength = 20;
    private const double ElasticSmoothness = 4;

    /// <summary>The pipeline.</summary>
    /// <param name="strength">How far it goes, as a part of its limits: above 0 and at most 1.</param>
    public static Augmentation Create(double strength)
    {
        var shape = new ImageShape(1, SyntheticDigits.Side, SyntheticDigits.Side);
        return new AugmentationPipeline(
            new RandomAffine(shape)
            {
                MaxShift = strength * MaxShift,
                MaxDegrees = strength * MaxDegrees,
                Scale = (1 - (strength * MaxScaling), 1 + (strength * MaxScaling)),
            },
            new ElasticDistortion(shape, strength * ElasticStrength, ElasticSmoothness));
    }
}
