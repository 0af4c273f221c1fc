namespace StaticNet.Optimizers;

/// <summary>
/// RMSProp (Tieleman and Hinton 2012), with momentum and centered (Graves 2013), as <c>torch.optim.RMSprop</c>:
/// <c>g += decay · w</c>; <c>v = α·v + (1 − α)·g²</c>; <c>d = g / (√v + ε)</c>, centered <c>ḡ = α·ḡ + (1 − α)·g</c> and
/// <c>d = g / (√max(v − ḡ², 0) + ε)</c>; <c>w −= rate · d</c>, with momentum <c>b = μ·b + d; w −= rate · b</c>.
/// </summary>
/// <remarks>
/// Elements of ḡ and b with a magnitude below 1e-30 and of v below 1e-36 become 0, so that they never sink into denormals.
/// </remarks>
public sealed class RmsProp : Optimizer, IMomentumOptimizer
{
    private const string Squares = "square_avg";
    private const string Gradients = "grad_avg";
    private const string MomentumBuffer = "momentum_buffer";

    private readonly bool _hasBuffer;
    private RmsPropFactors _factors;

    /// <summary>RMSProp.</summary>
    /// <param name="learningRate">The learning rate, finite and 0 or more.</param>
    /// <param name="alpha">α, in [0, 1).</param>
    /// <param name="epsilon">ε, in [1e-30, 1e30].</param>
    /// <param name="weightDecay">The factor of the L2 decay, finite and 0 or more.</param>
    /// <param name="momentum">μ, in [0, 1); only an optimizer made with some keeps b.</param>
    /// <param name="centered">Whether to divide by an estimate of the standard deviation.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public RmsProp(
        float learningRate = 1e-2f,
        double alpha = 0.99,
        float epsilon = 1e-8f,
        float weightDecay = 0f,
        float momentum = 0f,
        bool centered = false)
        : base(learningRate, weightDecay, StateNames(momentum != 0, centered))
    {
        _hasBuffer = momentum != 0;
        Alpha = OptimizerChecks.Fraction(alpha, nameof(alpha));
        Epsilon = OptimizerChecks.Epsilon(epsilon, nameof(epsilon));
        Momentum = OptimizerChecks.Fraction(momentum, nameof(momentum));
        Centered = centered;
    }

    /// <summary>α, in [0, 1). A double, because 1 − α would lose digits in a float.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits; nothing has changed.</exception>
    public double Alpha
    {
        get;
        set => field = OptimizerChecks.Fraction(value, nameof(Alpha));
    }

    /// <summary>ε, in [1e-30, 1e30].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits; nothing has changed.</exception>
    public float Epsilon
    {
        get;
        set => field = OptimizerChecks.Epsilon(value, nameof(Epsilon));
    }

    /// <summary>
    /// μ, in [0, 1). Without it (0) steps leave b as it is; an optimizer made without it has no b, and none can be set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The optimizer was made without momentum; nothing has changed.</exception>
    public float Momentum
    {
        get;
        set => field = OptimizerChecks.Momentum(value, _hasBuffer, nameof(Momentum));
    }

    /// <summary>Whether it divides by an estimate of the standard deviation.</summary>
    public bool Centered { get; }

    bool IMomentumOptimizer.TakesMomentum => _hasBuffer;

    double IMomentumOptimizer.Momentum
    {
        get => Momentum;
        set => Momentum = (float)OptimizerChecks.Fraction(value, nameof(Momentum));
    }

    /// <inheritdoc/>
    protected override void Prepare() => _factors = new RmsPropFactors(Alpha, Epsilon, Momentum, LearningRate);

    /// <inheritdoc/>
    protected override void Update(in ParameterRange range)
    {
        if (Centered && Momentum != 0)
            Run(new CenteredRmsPropMomentumUpdate(_factors), range);
        else if (Centered)
            Run(new CenteredRmsPropUpdate(_factors), range);
        else if (Momentum != 0)
            Run(new RmsPropMomentumUpdate(_factors), range);
        else
            Run(new RmsPropUpdate(_factors), range);
    }

    private static string[] StateNames(bool hasMomentum, bool centered) =>
        [Squares, .. centered ? [Gradients] : Array.Empty<string>(), .. hasMomentum ? [MomentumBuffer] : Array.Empty<string>()];
}
