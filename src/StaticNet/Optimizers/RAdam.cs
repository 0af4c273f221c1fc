using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>
/// Adam whose steps go by m alone until the variance of v is tractable, and are rectified from then on (Liu et al. 2020), as
/// <c>torch.optim.RAdam</c>: <c>g += decay · w</c>; m and v as <see cref="Adam"/>, <c>m̂ = m / (1 − β₁ᵗ)</c>;
/// <c>ρ∞ = 2/(1 − β₂) − 1</c>; <c>ρ = ρ∞ − 2t·β₂ᵗ/(1 − β₂ᵗ)</c>; while ρ is at most 5 <c>w −= rate · m̂</c>, then
/// <c>w −= rate · r · m̂ · √(1 − β₂ᵗ) / (√v + ε)</c> with
/// <c>r = √((ρ − 4)(ρ − 2)ρ∞ / ((ρ∞ − 4)(ρ∞ − 2)ρ))</c>.
/// </summary>
/// <remarks>The moments become 0 below the thresholds of <see cref="Adam"/>.</remarks>
public sealed class RAdam : MomentOptimizer
{
    // The least ρ is exclusive: above it v has a variance worth dividing by.
    private const double TractableLength = 5;

    private AdamFactors _factors;
    private bool _isTractable;

    /// <summary>RAdam.</summary>
    /// <param name="learningRate">The learning rate, finite and 0 or more.</param>
    /// <param name="beta1">β₁, in [0, 1).</param>
    /// <param name="beta2">β₂, in [0, 1).</param>
    /// <param name="epsilon">ε, in [1e-30, 1e30].</param>
    /// <param name="weightDecay">The factor of the decay, finite and 0 or more.</param>
    /// <param name="decoupledWeightDecay">Whether the decay shrinks weights before the step, as in <see cref="AdamW"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public RAdam(
        float learningRate = 1e-3f,
        double beta1 = 0.9,
        double beta2 = 0.999,
        float epsilon = 1e-8f,
        float weightDecay = 0f,
        bool decoupledWeightDecay = false)
        : base(learningRate, beta1, beta2, epsilon, weightDecay, "exp_avg", "exp_avg_sq") =>
        DecoupledWeightDecay = decoupledWeightDecay;

    /// <summary>Whether the decay shrinks weights before the step.</summary>
    public bool DecoupledWeightDecay { get; }

    private protected override bool DecouplesDecay => DecoupledWeightDecay;

    /// <inheritdoc/>
    protected override void Prepare()
    {
        double longest = (2 / (1 - Beta2)) - 1;
        double length = longest - (2 * StepCount * PortableMath.Power(Beta2, StepCount) / Correction2);
        double rate = LearningRate / Correction1;
        _isTractable = length > TractableLength;
        if (_isTractable)
            rate *= Math.Sqrt((length - 4) * (length - 2) * longest / ((longest - 4) * (longest - 2) * length)) * Math.Sqrt(Correction2);
        _factors = new AdamFactors(new MomentFactors(Beta1, Beta2), Epsilon, rate);
    }

    /// <inheritdoc/>
    protected override void Update(in ParameterRange range)
    {
        if (_isTractable)
            Run(new AdamUpdate(_factors), range);
        else
            Run(new RAdamEarlyUpdate(_factors), range);
    }
}
