namespace StaticNet.Federated;

/// <summary>
/// What the adaptive rules have in common (Reddi et al. 2021, "Adaptive federated optimization", algorithm 2): m = β₁·m + (1 − β₁)·Δ; w += η·m / (√v + τ), where v follows Δ² as
/// each rule says. As in the paper and in Flower, no bias of m or v is corrected.
/// </summary>
public abstract class AdaptiveServerOptimizer : ServerOptimizer
{
    private protected AdaptiveServerOptimizer(double rate, double beta1, double tau, double initialSecondMoment)
        : base(["first moment", "second moment"])
    {
        Rate = Setting.Positive(rate, nameof(rate));
        Beta1 = Setting.Decay(beta1, nameof(beta1));
        Tau = Setting.Positive(tau, nameof(tau));
        InitialSecondMoment = Setting.NotNegative(initialSecondMoment, nameof(initialSecondMoment));
        if (!float.IsFinite((float)initialSecondMoment))
            throw Setting.Refusal(initialSecondMoment, nameof(initialSecondMoment), "in the range of floats");
    }

    /// <summary>The rate η.</summary>
    public double Rate { get; }

    /// <summary>The decay β₁ of the first moment.</summary>
    public double Beta1 { get; }

    /// <summary>The number τ that is added to √v: the larger, the less a rule adapts.</summary>
    public double Tau { get; }

    /// <summary>What v starts with: 0 in Flower, τ² or more in the paper.</summary>
    public double InitialSecondMoment { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, double> Numbers => new Dictionary<string, double>
    {
        [nameof(Rate)] = Rate,
        [nameof(Beta1)] = Beta1,
        [nameof(Tau)] = Tau,
        [nameof(InitialSecondMoment)] = InitialSecondMoment,
    };

    /// <inheritdoc/>
    protected override double GetInitialValue(int state) => state == 1 ? InitialSecondMoment : 0;

    /// <inheritdoc/>
    protected sealed override double GetChange(double difference, Span<double> states)
    {
        states[0] = (Beta1 * states[0]) + ((1 - Beta1) * difference);
        states[1] = GetSecondMoment(states[1], difference * difference);
        return Rate * states[0] / (Math.Sqrt(states[1]) + Tau);
    }

    /// <summary>The second moment after a step.</summary>
    /// <param name="moment">The one before it.</param>
    /// <param name="square">Δ².</param>
    private protected abstract double GetSecondMoment(double moment, double square);
}
