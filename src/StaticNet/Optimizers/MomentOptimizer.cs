using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>
/// What <see cref="Adam"/> and its kin share: β₁ and β₂, the parts that a step keeps of the average of gradients and of a
/// measure of their size, and ε, which keeps the divisor from 0. All can change between steps; a correction of bias
/// <c>1 − βᵗ</c> goes by the β of its step, as PyTorch's does.
/// </summary>
public abstract class MomentOptimizer : Optimizer, IMomentumOptimizer
{
    private protected MomentOptimizer(
        float learningRate, double beta1, double beta2, float epsilon, float weightDecay, params string[] stateNames)
        : base(learningRate, weightDecay, stateNames)
    {
        Beta1 = OptimizerChecks.Fraction(beta1, nameof(beta1));
        Beta2 = OptimizerChecks.Fraction(beta2, nameof(beta2));
        Epsilon = OptimizerChecks.Epsilon(epsilon, nameof(epsilon));
    }

    /// <summary>β₁, in [0, 1). A double, because 1 − β₁ would lose digits in a float.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits; nothing has changed.</exception>
    public double Beta1
    {
        get;
        set => field = OptimizerChecks.Fraction(value, nameof(Beta1));
    }

    /// <summary>β₂, in [0, 1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits; nothing has changed.</exception>
    public double Beta2
    {
        get;
        set => field = OptimizerChecks.Fraction(value, nameof(Beta2));
    }

    /// <summary>ε, in [1e-30, 1e30].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits; nothing has changed.</exception>
    public float Epsilon
    {
        get;
        set => field = OptimizerChecks.Epsilon(value, nameof(Epsilon));
    }

    /// <summary>The correction of the bias that m has from its start at 0: <c>1 − β₁ᵗ</c>.</summary>
    private protected double Correction1 => 1 - PortableMath.Power(Beta1, StepCount);

    /// <summary>That of v: <c>1 − β₂ᵗ</c>.</summary>
    private protected double Correction2 => 1 - PortableMath.Power(Beta2, StepCount);

    double IMomentumOptimizer.Momentum
    {
        get => Beta1;
        set => Beta1 = OptimizerChecks.Fraction(value, nameof(IMomentumOptimizer.Momentum));
    }
}
