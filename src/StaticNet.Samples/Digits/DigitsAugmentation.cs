namespace StaticNet.Samples.Digits;

/// <summary>What happens to a digit when another hand writes it: it is moved, turned, scaled and bent a little.</summary>
internal static class DigitsAugmentation
{
    private const double MaxShift = 2;
    private const double MaxDegrees = 10;
    private const double LeastScale = 0.9;
    private const double LargestScale = 1.1;
    private const double ElasticStrength = 20;
    private const double ElasticSmoothness = 4;

    /// <summary>The pipeline.</summary>
    public static Augmentation Create()
    {
        var shape = new ImageShape(1, SyntheticDigits.Side, SyntheticDigits.Side);
        return new AugmentationPipeline(
            new RandomAffine(shape) { MaxShift = MaxShift, MaxDegrees = MaxDegrees, Scale = (LeastScale, LargestScale) },
            new ElasticDistortion(shape, ElasticStrength, ElasticSmoothness));
    }
}
