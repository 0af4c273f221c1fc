namespace StaticNet;

/// <summary>
/// Adam (Kingma and Ba 2015) with L2 decay and AMSGrad (Reddi et al. 2018), as <c>torch.optim.Adam</c>:
/// <c>g += decay · w</c>; <c>m = β₁·m + (1 − β₁)·g</c>; <c>v = β₂·v + (1 − β₂)·g²</c>;
/// <c>w −= rate · m / (1 − β₁ᵗ) / (√v / √(1 − β₂ᵗ) + ε)</c>; AMSGrad takes the largest v so far instead of v.
/// </summary>
/// <remarks>
/// Elements of m with a magnitude below 1e-30 and of v below 1e-36 become 0, so that they never sink into denormals; a
/// parameter whose gradients have all been smaller than <c>1e-18 / √(1 − β₂)</c> keeps v = 0 and moves by m / ε.
/// </remarks>
public class Adam : MomentOptimizer
{
    private AdamFactors _factors;

    /// <summary>Adam.</summary>
    /// <param name="learningRate">The learning rate, finite and 0 or more.</param>
    /// <param name="beta1">β₁, in [0, 1).</param>
    /// <param name="beta2">β₂, in [0, 1).</param>
    /// <param name="epsilon">ε, in [1e-30, 1e30].</param>
    /// <param name="weightDecay">The factor of the L2 decay, finite and 0 or more.</param>
    /// <param name="amsGrad">Whether to divide by the root of the largest v so far.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public Adam(
        float learningRate = 1e-3f,
        double beta1 = 0.9,
        double beta2 = 0.999,
        float epsilon = 1e-8f,
        float weightDecay = 0f,
        bool amsGrad = false)
        : base(
            learningRate,
            beta1,
            beta2,
            epsilon,
            weightDecay,
            amsGrad ? ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"] : ["exp_avg", "exp_avg_sq"]) => AmsGrad = amsGrad;

    /// <summary>Whether it divides by the root of the largest v so far.</summary>
    public bool AmsGrad { get; }

    /// <inheritdoc/>
    protected override void Prepare()
    {
        // Both corrections of bias go into two numbers, computed in double, so that an element costs one root and one division:
        // with c = √(1 − β₂ᵗ), rate · m / (1 − β₁ᵗ) / (√v / c + ε) = (rate · c / (1 − β₁ᵗ)) · m / (√v + ε·c).
        double correction = Math.Sqrt(Correction2);
        _factors = new AdamFactors(new MomentFactors(Beta1, Beta2), Epsilon * correction, LearningRate * correction / Correction1);
    }

    /// <inheritdoc/>
    protected override void Update(in ParameterRange range)
    {
        if (AmsGrad)
            Run(new AmsGradUpdate(_factors), range);
        else
            Run(new AdamUpdate(_factors), range);
    }
}
