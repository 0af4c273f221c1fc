namespace StaticNet.Optimizers;

/// <summary>The numbers of one step of <see cref="NAdam"/>.</summary>
/// <param name="moments">The factors of m and v.</param>
/// <param name="epsilon">What is added to √v.</param>
/// <param name="gradientRate">The factor of the gradient.</param>
/// <param name="momentRate">The factor of m.</param>
internal readonly struct NAdamFactors(MomentFactors moments, double epsilon, double gradientRate, double momentRate)
{
    /// <summary>The factors of m and v.</summary>
    public MomentFactors Moments { get; } = moments;

    /// <summary>What is added to √v.</summary>
    public float Epsilon { get; } = (float)epsilon;

    /// <summary>The factor of the gradient, negative.</summary>
    public float NegativeGradientRate { get; } = (float)-gradientRate;

    /// <summary>The factor of m, negative.</summary>
    public float NegativeMomentRate { get; } = (float)-momentRate;
}
