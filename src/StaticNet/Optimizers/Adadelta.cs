namespace StaticNet.Optimizers;

/// <summary>
/// Adadelta (Zeiler 2012), as <c>torch.optim.Adadelta</c>: <c>g += decay · w</c>; <c>v = ρ·v + (1 − ρ)·g²</c>;
/// <c>d = √(u + ε) / √(v + ε) · g</c>; <c>u = ρ·u + (1 − ρ)·d²</c>; <c>w −= rate · d</c>.
/// </summary>
/// <remarks>Elements of v and u below 1e-36 become 0, so that they never sink into denormals.</remarks>
public sealed class Adadelta : Optimizer
{
    private AdadeltaUpdate _update;

    /// <summary>Adadelta.</summary>
    /// <param name="learningRate">The learning rate, finite and 0 or more.</param>
    /// <param name="rho">ρ, in [0, 1).</param>
    /// <param name="epsilon">ε, in [1e-30, 1e30].</param>
    /// <param name="weightDecay">The factor of the L2 decay, finite and 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public Adadelta(float learningRate = 1f, double rho = 0.9, float epsilon = 1e-6f, float weightDecay = 0f)
        : base(learningRate, weightDecay, "square_avg", "acc_delta")
    {
        Rho = OptimizerChecks.Fraction(rho, nameof(rho));
        Epsilon = OptimizerChecks.Epsilon(epsilon, nameof(epsilon));
    }

    /// <summary>ρ, in [0, 1). A double, because 1 − ρ would lose digits in a float.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits; nothing has changed.</exception>
    public double Rho
    {
        get;
        set => field = OptimizerChecks.Fraction(value, nameof(Rho));
    }

    /// <summary>ε, in [1e-30, 1e30].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits; nothing has changed.</exception>
    public float Epsilon
    {
        get;
        set => field = OptimizerChecks.Epsilon(value, nameof(Epsilon));
    }

    /// <inheritdoc/>
    protected override void Prepare() => _update = new AdadeltaUpdate(new MomentFactors(Rho, Rho), Epsilon, LearningRate);

    /// <inheritdoc/>
    protected override void Update(in ParameterRange range) => Run(_update, range);
}
