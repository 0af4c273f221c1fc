namespace StaticNet.Augmentations;

/// <summary>
/// An augmentation that is applied with some probability. Takes one word of the random stream, and those of the augmentation
/// only where it is applied.
/// </summary>
public sealed class OccasionalAugmentation : Augmentation
{
    private readonly Augmentation _inner;
    private readonly double _probability;

    /// <summary>An augmentation of some samples.</summary>
    /// <param name="inner">The augmentation.</param>
    /// <param name="probability">How often it is applied, in [0, 1].</param>
    /// <exception cref="ArgumentNullException">There is no augmentation.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside its limits.</exception>
    public OccasionalAugmentation(Augmentation inner, double probability)
    {
        ArgumentNullException.ThrowIfNull(inner);
        _inner = inner;
        _probability = AugmentationChecks.Probability(probability, nameof(probability));
    }

    /// <inheritdoc/>
    public override int GetScratchLength(int inputLength) => _inner.GetScratchLength(inputLength);

    /// <inheritdoc/>
    public override void Apply(Span<float> sample, Span<float> scratch, ref RandomStream random)
    {
        if (AugmentationRandom.Happens(ref random, _probability))
            _inner.Apply(sample, scratch, ref random);
    }
}
