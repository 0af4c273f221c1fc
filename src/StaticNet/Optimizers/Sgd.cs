namespace StaticNet;

/// <summary>
/// Stochastic gradient descent, with momentum μ, dampening d, Nesterov's variant and L2 decay, as <c>torch.optim.SGD</c>:
/// <c>g += decay · w</c>; <c>b = g</c> at step 1, then <c>b = μ·b + (1 − d)·g</c>; <c>w −= rate · b</c>, with Nesterov
/// <c>w −= rate · (g + μ·b)</c>, without momentum <c>w −= rate · g</c>.
/// </summary>
/// <remarks>Elements of b with a magnitude below 1e-30 become 0, so that they never sink into denormals.</remarks>
public sealed class Sgd : Optimizer
{
    private const string MomentumBuffer = "momentum_buffer";

    /// <summary>Gradient descent.</summary>
    /// <param name="learningRate">The learning rate, finite and 0 or more.</param>
    /// <param name="momentum">μ, in [0, 1).</param>
    /// <param name="dampening">d, in [0, 1]; 0 with Nesterov.</param>
    /// <param name="nesterov">Whether to look ahead; needs momentum (Sutskever et al. 2013).</param>
    /// <param name="weightDecay">The factor of the L2 decay, finite and 0 or more.</param>
    /// <exception cref="ArgumentException">An argument is outside its limits, or Nesterov's variant can't be with the others.</exception>
    public Sgd(float learningRate, float momentum = 0f, float dampening = 0f, bool nesterov = false, float weightDecay = 0f)
        : base(learningRate, momentum == 0 ? [] : [MomentumBuffer])
    {
        Momentum = (float)CheckFraction(momentum, nameof(momentum));
        if (!(dampening is >= 0 and <= 1))
            throw OutOfRange(nameof(dampening), dampening, "in [0, 1]");
        if (nesterov && momentum == 0)
            throw OutOfRange(nameof(momentum), momentum, "in (0, 1) with Nesterov");
        if (nesterov && dampening != 0)
            throw OutOfRange(nameof(dampening), dampening, "0 with Nesterov");
        Dampening = dampening;
        Nesterov = nesterov;
        WeightDecay = CheckNonNegative(weightDecay, nameof(weightDecay));
    }

    /// <summary>μ.</summary>
    public float Momentum { get; }

    /// <summary>d.</summary>
    public float Dampening { get; }

    /// <summary>Whether it looks ahead.</summary>
    public bool Nesterov { get; }

    /// <summary>The factor of the L2 decay.</summary>
    public float WeightDecay { get; }

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
        if (Momentum == 0)
        {
            ElementUpdate.Run(new SgdUpdate<TDecay>(gradientScale, WeightDecay, LearningRate), parameters, gradients);
            return;
        }

        // The buffer starts at zero, so that without dampening the first step leaves just the gradient in it.
        float share = StepCount == 1 ? 1 : 1 - Dampening;
        var buffer = StateOf(0, start, parameters.Length);
        if (Nesterov)
            ElementUpdate.Run(
                new NesterovUpdate<TDecay>(gradientScale, WeightDecay, Momentum, LearningRate), parameters, gradients, buffer);
        else
            ElementUpdate.Run(
                new MomentumUpdate<TDecay>(gradientScale, WeightDecay, Momentum, share, LearningRate), parameters, gradients, buffer);
    }
}
