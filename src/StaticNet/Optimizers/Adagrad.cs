namespace StaticNet.Optimizers;

/// <summary>
/// Adagrad (Duchi et al. 2011), as <c>torch.optim.Adagrad</c>: <c>g += decay · w</c>; <c>s += g²</c>;
/// <c>w −= rate / (1 + (t − 1) · rateDecay) · g / (√s + ε)</c>.
/// </summary>
/// <remarks>
/// Elements of s below 1e-36 become 0, so that none is a denormal; ε hides their roots as long as it is much larger than 1e-18.
/// </remarks>
public sealed class Adagrad : Optimizer
{
    private AdagradUpdate _update;

    /// <summary>Adagrad.</summary>
    /// <param name="learningRate">The learning rate, finite and 0 or more.</param>
    /// <param name="learningRateDecay">How the learning rate falls with the steps, finite and 0 or more.</param>
    /// <param name="weightDecay">The factor of the L2 decay, finite and 0 or more.</param>
    /// <param name="initialAccumulatorValue">What s starts from, finite and 0 or more.</param>
    /// <param name="epsilon">ε, in [1e-30, 1e30].</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public Adagrad(
        float learningRate = 1e-2f,
        float learningRateDecay = 0f,
        float weightDecay = 0f,
        float initialAccumulatorValue = 0f,
        float epsilon = 1e-10f)
        : base(learningRate, weightDecay, "sum")
    {
        LearningRateDecay = OptimizerChecks.NonNegative(learningRateDecay, nameof(learningRateDecay));
        InitialAccumulatorValue = OptimizerChecks.NonNegative(initialAccumulatorValue, nameof(initialAccumulatorValue));
        Epsilon = OptimizerChecks.Epsilon(epsilon, nameof(epsilon));
    }

    /// <summary>How the learning rate falls with the steps, finite and 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits; nothing has changed.</exception>
    public float LearningRateDecay
    {
        get;
        set => field = OptimizerChecks.NonNegative(value, nameof(LearningRateDecay));
    }

    /// <summary>What s starts from.</summary>
    public float InitialAccumulatorValue { get; }

    /// <summary>ε, in [1e-30, 1e30].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits; nothing has changed.</exception>
    public float Epsilon
    {
        get;
        set => field = OptimizerChecks.Epsilon(value, nameof(Epsilon));
    }

    /// <inheritdoc/>
    protected override void InitializeStates() => States[0].Values.Fill(InitialAccumulatorValue);

    /// <inheritdoc/>
    protected override void Prepare() =>
        _update = new AdagradUpdate((float)(LearningRate / (1 + ((StepCount - 1) * (double)LearningRateDecay))), Epsilon);

    /// <inheritdoc/>
    protected override void Update(in ParameterRange range) => Run(_update, range);
}
