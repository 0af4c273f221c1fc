namespace StaticNet.Optimizers;

/// <summary>
/// Lion (Chen et al. 2023, "Symbolic Discovery of Optimization Algorithms"), with decoupled decay as its authors' code:
/// <c>w = (1 − rate · decay) · w</c>; <c>w −= rate · sign(β₁·m + (1 − β₁)·g)</c>; <c>m = β₂·m + (1 − β₂)·g</c>. The sign of 0 is 0.
/// </summary>
/// <remarks>
/// Every element moves by the learning rate, so it is to be 3 to 10 times smaller than Adam's, and the decay as much larger.
/// Elements of m with a magnitude below 1e-30 become 0.
/// </remarks>
public sealed class Lion : Optimizer, IMomentumOptimizer
{
    private LionUpdate _update;

    /// <summary>Lion.</summary>
    /// <param name="learningRate">The learning rate, finite and 0 or more.</param>
    /// <param name="beta1">β₁, in [0, 1).</param>
    /// <param name="beta2">β₂, in [0, 1).</param>
    /// <param name="weightDecay">The factor of the decoupled decay, finite and 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public Lion(float learningRate = 1e-4f, double beta1 = 0.9, double beta2 = 0.99, float weightDecay = 0f)
        : base(learningRate, weightDecay, "exp_avg")
    {
        Beta1 = OptimizerChecks.Fraction(beta1, nameof(beta1));
        Beta2 = OptimizerChecks.Fraction(beta2, nameof(beta2));
    }

    /// <summary>β₁, in [0, 1): how much of m is in the direction of a step.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits; nothing has changed.</exception>
    public double Beta1
    {
        get;
        set => field = OptimizerChecks.Fraction(value, nameof(Beta1));
    }

    /// <summary>β₂, in [0, 1): how much of m a step keeps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits; nothing has changed.</exception>
    public double Beta2
    {
        get;
        set => field = OptimizerChecks.Fraction(value, nameof(Beta2));
    }

    double IMomentumOptimizer.Momentum
    {
        get => Beta1;
        set => Beta1 = value;
    }

    private protected override bool DecouplesDecay => true;

    /// <inheritdoc/>
    protected override void Prepare() => _update = new LionUpdate(Beta1, Beta2, LearningRate);

    /// <inheritdoc/>
    protected override void Update(in ParameterRange range) => Run(_update, range);
}
