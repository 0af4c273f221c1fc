namespace StaticNet;

/// <summary>
/// Stochastic gradient descent, with momentum μ, dampening d, Nesterov's variant and L2 decay, as <c>torch.optim.SGD</c>:
/// <c>g += decay · w</c>; <c>b = g</c> at step 1, then <c>b = μ·b + (1 − d)·g</c>; <c>w −= rate · b</c>, with Nesterov
/// <c>w −= rate · (g + μ·b)</c>, without momentum <c>w −= rate · g</c>.
/// </summary>
/// <remarks>Elements of b with a magnitude below 1e-30 become 0, so that they never sink into denormals.</remarks>
public sealed class Sgd : Optimizer, IMomentumOptimizer
{
    private const string MomentumBuffer = "momentum_buffer";

    private readonly bool _hasBuffer;

    /// <summary>Gradient descent.</summary>
    /// <param name="learningRate">The learning rate, finite and 0 or more.</param>
    /// <param name="momentum">μ, in [0, 1); only an optimizer made with some keeps b.</param>
    /// <param name="dampening">d, in [0, 1]; 0 with Nesterov.</param>
    /// <param name="nesterov">Whether to look ahead; needs momentum (Sutskever et al. 2013).</param>
    /// <param name="weightDecay">The factor of the L2 decay, finite and 0 or more.</param>
    /// <exception cref="ArgumentException">An argument is outside its limits, or Nesterov's variant can't be with the others.</exception>
    public Sgd(float learningRate, float momentum = 0f, float dampening = 0f, bool nesterov = false, float weightDecay = 0f)
        : base(learningRate, weightDecay, momentum == 0 ? [] : [MomentumBuffer])
    {
        _hasBuffer = momentum != 0;
        Nesterov = nesterov;
        Momentum = CheckMomentum(momentum, nameof(momentum));
        Dampening = CheckDampening(dampening, nameof(dampening));
    }

    /// <summary>
    /// μ, in [0, 1). Without it (0) steps leave b as it is; an optimizer made without it has no b, and none can be set.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits, or 0 with Nesterov; nothing has changed.</exception>
    /// <exception cref="InvalidOperationException">The optimizer was made without momentum; nothing has changed.</exception>
    public float Momentum
    {
        get;
        set => field = CheckMomentum(value, nameof(Momentum));
    }

    /// <summary>d, in [0, 1].</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside its limits, or not 0 with Nesterov; nothing has changed.</exception>
    public float Dampening
    {
        get;
        set => field = CheckDampening(value, nameof(Dampening));
    }

    /// <summary>Whether it looks ahead.</summary>
    public bool Nesterov { get; }

    bool IMomentumOptimizer.TakesMomentum => _hasBuffer;

    double IMomentumOptimizer.Momentum
    {
        get => Momentum;
        set => Momentum = (float)OptimizerChecks.Fraction(value, nameof(Momentum));
    }

    /// <inheritdoc/>
    protected override void Update(in ParameterRange range)
    {
        // The buffer starts at zero, so that without dampening the first step leaves just the gradient in it.
        float share = StepCount == 1 ? 1 : 1 - Dampening;
        if (Momentum == 0)
            Run(new SgdUpdate(LearningRate), range);
        else if (Nesterov)
            Run(new NesterovUpdate(Momentum, LearningRate), range);
        else if (share == 1)
            Run(new UndampenedUpdate(Momentum, LearningRate), range);
        else
            Run(new MomentumUpdate(Momentum, share, LearningRate), range);
    }

    private float CheckMomentum(float value, string name)
    {
        OptimizerChecks.Momentum(value, _hasBuffer, name);
        return Nesterov && value == 0 ? throw OptimizerChecks.OutOfRange(name, value, "in (0, 1) with Nesterov") : value;
    }

    private float CheckDampening(float value, string name)
    {
        if (!(value is >= 0 and <= 1))
            throw OptimizerChecks.OutOfRange(name, value, "in [0, 1]");
        return Nesterov && value != 0 ? throw OptimizerChecks.OutOfRange(name, value, "0 with Nesterov") : value;
    }
}
