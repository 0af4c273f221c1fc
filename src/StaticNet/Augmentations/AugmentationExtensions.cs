namespace StaticNet.Augmentations;

/// <summary>Augmentations composed.</summary>
public static class AugmentationExtensions
{
    /// <summary>The augmentation, applied to some samples only.</summary>
    /// <param name="augmentation">The augmentation.</param>
    /// <param name="probability">How often it is applied, in [0, 1].</param>
    /// <exception cref="ArgumentNullException">There is no augmentation.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside its limits.</exception>
    public static OccasionalAugmentation WithProbability(this Augmentation augmentation, double probability)
    {
        ArgumentNullException.ThrowIfNull(augmentation);
        return new(augmentation, probability);
    }
}
