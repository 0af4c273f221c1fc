namespace StaticNet.Optimizers;

/// <summary>The numbers of one step that goes by <c>m / (√v + ε)</c>, for all elements.</summary>
/// <param name="moments">The factors of m and v.</param>
/// <param name="epsilon">What is added to √v.</param>
/// <param name="rate">The factor of the quotient.</param>
internal readonly struct AdamFactors(MomentFactors moments, double epsilon, double rate)
{
    /// <summary>The factors of m and v.</summary>
    public MomentFactors Moments { get; } = moments;

    /// <summary>What is added to √v.</summary>
    public float Epsilon { get; } = (float)epsilon;

    /// <summary>The factor of the quotient, negative.</summary>
    public float NegativeRate { get; } = (float)-rate;
}
