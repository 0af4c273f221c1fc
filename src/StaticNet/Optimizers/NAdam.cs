using System.Collections.Immutable;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>
/// Adam with Nesterov's momentum (Dozat 2016), as <c>torch.optim.NAdam</c>: <c>g += decay · w</c>;
/// <c>μₜ = β₁·(1 − 0.5 · 0.96^(t·ψ))</c>; m and v as <see cref="Adam"/>;
/// <c>w −= rate · ((1 − μₜ)/(1 − Πμᵢ) · g + μₜ₊₁/(1 − μₜ₊₁·Πμᵢ) · m) / (√(v/(1 − β₂ᵗ)) + ε)</c>, with the products over all
/// steps up to this one.
/// </summary>
/// <remarks>The moments become 0 below the thresholds of <see cref="Adam"/>.</remarks>
public sealed class NAdam : MomentOptimizer
{
    // The logarithm of 0.96.
    private const double LogBase = -0.040821994520255166;

    private double _momentumProduct = 1;
    private NAdamFactors _factors;

    /// <summary>NAdam.</summary>
    /// <param name="learningRate">The learning rate, finite and 0 or more.</param>
    /// <param name="beta1">β₁, in [0, 1).</param>
    /// <param name="beta2">β₂, in [0, 1).</param>
    /// <param name="epsilon">ε, in [1e-30, 1e30].</param>
    /// <param name="weightDecay">The factor of the decay, finite and 0 or more.</param>
    /// <param name="momentumDecay">ψ, finite and 0 or more.</param>
    /// <param name="decoupledWeightDecay">Whether the decay shrinks weights before the step, as in <see cref="AdamW"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public NAdam(
        float learningRate = 2e-3f,
        double beta1 = 0.9,
        double beta2 = 0.999,
        float epsilon = 1e-8f,
        float weightDecay = 0f,
        double momentumDecay = 4e-3,
        bool decoupledWeightDecay = false)
        : base(learningRate, beta1, beta2, epsilon, weightDecay, "exp_avg", "exp_avg_sq")
    {
        MomentumDecay = OptimizerChecks.NonNegative(momentumDecay, nameof(momentumDecay));
        DecoupledWeightDecay = decoupledWeightDecay;
    }

    /// <summary>ψ, how fast μ grows from β₁/2 to β₁; finite and 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits; nothing has changed.</exception>
    public double MomentumDecay
    {
        get;
        set => field = OptimizerChecks.NonNegative(value, nameof(MomentumDecay));
    }

    /// <summary>Whether the decay shrinks weights before the step.</summary>
    public bool DecoupledWeightDecay { get; }

    /// <inheritdoc/>
    public override Span<double> Scalars => new(ref _momentumProduct);

    /// <inheritdoc/>
    public override ImmutableArray<string> ScalarNames => ["mu_product"];

    private protected override bool DecouplesDecay => DecoupledWeightDecay;

    /// <inheritdoc/>
    protected override void Prepare()
    {
        double momentum = MomentumOf(StepCount), next = MomentumOf(StepCount + 1);
        _momentumProduct *= momentum;

        // As in Adam, c = √(1 − β₂ᵗ) goes into the factors.
        double correction = Math.Sqrt(Correction2);
        _factors = new NAdamFactors(
            new MomentFactors(Beta1, Beta2),
            Epsilon * correction,
            LearningRate * correction * (1 - momentum) / (1 - _momentumProduct),
            LearningRate * correction * next / (1 - (_momentumProduct * next)));
    }

    /// <inheritdoc/>
    protected override void Update(in ParameterRange range) => Run(new NAdamUpdate(_factors), range);

    private double MomentumOf(long step) => Beta1 * (1 - (0.5 * PortableMath.Exp(step * MomentumDecay * LogBase)));
}
