namespace StaticNet;

/// <summary>
/// The numbers of one step of <see cref="Adam"/>. Both corrections of bias go into two of them, computed in double, so that
/// an element costs one root and one division: with c = √(1 − β₂ᵗ),
/// <c>rate · m / (1 − β₁ᵗ) / (√v / c + ε) = (rate · c / (1 − β₁ᵗ)) · m / (√v + ε·c)</c>.
/// </summary>
internal readonly struct AdamFactors
{
    public AdamFactors(Adam adam, float gradientScale)
    {
        double correction = Math.Sqrt(1 - Power(adam.Beta2, adam.StepCount));
        Scale = gradientScale;
        Decay = adam.WeightDecay;
        Keep1 = (float)adam.Beta1;
        Share1 = (float)(1 - adam.Beta1);
        Keep2 = (float)adam.Beta2;
        Share2 = (float)(1 - adam.Beta2);
        Epsilon = (float)(adam.Epsilon * correction);
        NegativeRate = (float)(-adam.LearningRate * correction / (1 - Power(adam.Beta1, adam.StepCount)));
    }

    /// <summary>The factor of every gradient.</summary>
    public float Scale { get; }

    /// <summary>The factor of the L2 decay.</summary>
    public float Decay { get; }

    /// <summary>β₁.</summary>
    public float Keep1 { get; }

    /// <summary>1 − β₁.</summary>
    public float Share1 { get; }

    /// <summary>β₂.</summary>
    public float Keep2 { get; }

    /// <summary>1 − β₂.</summary>
    public float Share2 { get; }

    /// <summary>ε·c.</summary>
    public float Epsilon { get; }

    /// <summary>−rate · c / (1 − β₁ᵗ).</summary>
    public float NegativeRate { get; }

    // By squaring: a function of base and exponent with the same bits on every machine, unlike the C library's pow.
    private static double Power(double value, long exponent)
    {
        double power = 1;
        for (; exponent > 0; exponent >>= 1, value *= value)
            if ((exponent & 1) != 0)
                power *= value;
        return power;
    }
}
