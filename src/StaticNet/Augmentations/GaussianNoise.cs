namespace StaticNet.Augmentations;

/// <summary>
/// Adds an independent number of the normal distribution with mean 0 to each value. Takes one word of the random stream for each.
/// For samples of any kind.
/// </summary>
public sealed class GaussianNoise : Augmentation
{
    private readonly float _deviation;
    private readonly float _minimum;
    private readonly float _maximum;

    /// <summary>Normal noise.</summary>
    /// <param name="deviation">Its standard deviation, finite and 0 or more.</param>
    /// <param name="minimum">What values are raised to where they are below.</param>
    /// <param name="maximum">What values are lowered to where they are above, not below the minimum.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public GaussianNoise(float deviation, float minimum = float.NegativeInfinity, float maximum = float.PositiveInfinity)
    {
        AugmentationChecks.Between(deviation, 0, float.MaxValue, nameof(deviation));
        AugmentationChecks.Between(minimum, double.NegativeInfinity, double.PositiveInfinity, nameof(minimum));
        AugmentationChecks.Between(maximum, minimum, double.PositiveInfinity, nameof(maximum));
        (_deviation, _minimum, _maximum) = (deviation, minimum, maximum);
    }

    /// <inheritdoc/>
    public override int GetScratchLength(int inputLength) => 0;

    /// <inheritdoc/>
    public override void Apply(Span<float> sample, Span<float> scratch, ref RandomStream random)
    {
        if (_deviation == 0)
            random.Position += (ulong)sample.Length;
        else
            for (int i = 0; i < sample.Length; i++)
                sample[i] += _deviation * random.NextNormal();

        if (_minimum > float.NegativeInfinity || _maximum < float.PositiveInfinity)
            for (int i = 0; i < sample.Length; i++)
                sample[i] = Math.Clamp(sample[i], _minimum, _maximum);
    }
}
