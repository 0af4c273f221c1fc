namespace StaticNet.Optimizers;

/// <summary>
/// Adam with the largest recent gradient instead of v (Kingma and Ba 2015), as <c>torch.optim.Adamax</c>: <c>g += decay · w</c>;
/// <c>m = β₁·m + (1 − β₁)·g</c>; <c>u = max(β₂·u, |g| + ε)</c>; <c>w −= rate / (1 − β₁ᵗ) · m / u</c>.
/// </summary>
/// <remarks>Elements of m with a magnitude below 1e-30 become 0, so that they never sink into denormals; u is at least ε.</remarks>
public sealed class Adamax : MomentOptimizer
{
    private AdamFactors _factors;

    /// <summary>Adamax.</summary>
    /// <param name="learningRate">The learning rate, finite and 0 or more.</param>
    /// <param name="beta1">β₁, in [0, 1).</param>
    /// <param name="beta2">β₂, in [0, 1).</param>
    /// <param name="epsilon">ε, in [1e-30, 1e30].</param>
    /// <param name="weightDecay">The factor of the L2 decay, finite and 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public Adamax(
        float learningRate = 2e-3f, double beta1 = 0.9, double beta2 = 0.999, float epsilon = 1e-8f, float weightDecay = 0f)
        : base(learningRate, beta1, beta2, epsilon, weightDecay, "exp_avg", "exp_inf")
    {
    }

    /// <inheritdoc/>
    protected override void Prepare() => _factors = new AdamFactors(new MomentFactors(Beta1, Beta2), Epsilon, LearningRate / Correction1);

    /// <inheritdoc/>
    protected override void Update(in ParameterRange range) => Run(new AdamaxUpdate(_factors), range);
}
