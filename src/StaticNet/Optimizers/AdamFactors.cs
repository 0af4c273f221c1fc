using StaticNet.Numerics;

namespace StaticNet;

/// <summary>
/// The numbers of one step of <see cref="Adam"/>. Both corrections of bias go into two of them, computed in double, so that
/// an element costs one root and one division: with c = √(1 − β₂ᵗ),
/// <c>rate · m / (1 − β₁ᵗ) / (√v / c + ε) = (rate · c / (1 − β₁ᵗ)) · m / (√v + ε·c)</c>.
/// </summary>
internal readonly struct AdamFactors
{
    public AdamFactors(Adam adam)
    {
        double correction = Math.Sqrt(1 - PortableMath.Power(adam.Beta2, adam.StepCount));
        Moments = new MomentFactors(adam.Beta1, adam.Beta2);
        Epsilon = (float)(adam.Epsilon * correction);
        NegativeRate = (float)(-adam.LearningRate * correction / (1 - PortableMath.Power(adam.Beta1, adam.StepCount)));
    }

    /// <summary>The factors of m and v.</summary>
    public MomentFactors Moments { get; }

    /// <summary>ε·c.</summary>
    public float Epsilon { get; }

    /// <summary>−rate · c / (1 − β₁ᵗ).</summary>
    public float NegativeRate { get; }
}
