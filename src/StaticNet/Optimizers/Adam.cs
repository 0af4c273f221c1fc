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
public sealed class Adam : Optimizer
{
    private const float SmallestEpsilon = 1e-30f;

    /// <summary>Adam.</summary>
    /// <param name="learningRate">The learning rate, finite and 0 or more.</param>
    /// <param name="beta1">β₁, in [0, 1). A double, because 1 − β₁ and 1 − β₂ would lose digits in a float.</param>
    /// <param name="beta2">β₂, in [0, 1).</param>
    /// <param name="epsilon">ε, finite and at least 1e-30.</param>
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
        : base(learningRate, amsGrad ? ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"] : ["exp_avg", "exp_avg_sq"])
    {
        Beta1 = CheckFraction(beta1, nameof(beta1));
        Beta2 = CheckFraction(beta2, nameof(beta2));
        if (!(epsilon >= SmallestEpsilon && float.IsFinite(epsilon)))
            throw OutOfRange(nameof(epsilon), epsilon, "finite and at least 1e-30");
        Epsilon = epsilon;
        WeightDecay = CheckNonNegative(weightDecay, nameof(weightDecay));
        AmsGrad = amsGrad;
    }

    /// <summary>β₁.</summary>
    public double Beta1 { get; }

    /// <summary>β₂.</summary>
    public double Beta2 { get; }

    /// <summary>ε.</summary>
    public float Epsilon { get; }

    /// <summary>The factor of the L2 decay.</summary>
    public float WeightDecay { get; }

    /// <summary>Whether it divides by the root of the largest v so far.</summary>
    public bool AmsGrad { get; }

    /// <inheritdoc/>
    protected override void Update(Span<float> parameters, ReadOnlySpan<float> gradients, float gradientScale, int start)
    {
        if (WeightDecay == 0)
            Update<NoDecay>(parameters, gradients, gradientScale, start);
        else
            Update<L2Decay>(parameters, gradients, gradientScale, start);
    }

    private void Update<TDecay>(Span<float> parameters, ReadOnlySpan<float> gradients, float gradientScale, int start)
        where TDecay : struct, IWeightDecay
    {
        var factors = new AdamFactors(this, gradientScale);
        var m = StateOf(0, start, parameters.Length);
        var v = StateOf(1, start, parameters.Length);
        if (AmsGrad)
            ElementUpdate.Run(new AmsGradUpdate<TDecay>(factors), parameters, gradients, m, v, StateOf(2, start, parameters.Length));
        else
            ElementUpdate.Run(new AdamUpdate<TDecay>(factors), parameters, gradients, m, v);
    }
}
