namespace StaticNet;

/// <summary>
/// Adam with decoupled decay (Loshchilov and Hutter 2019), as <c>torch.optim.AdamW</c>: <c>w = (1 − rate · decay) · w</c>, then
/// the step of <see cref="Adam"/> without decay.
/// </summary>
public sealed class AdamW : Adam
{
    /// <summary>AdamW.</summary>
    /// <param name="learningRate">The learning rate, finite and 0 or more.</param>
    /// <param name="beta1">β₁, in [0, 1).</param>
    /// <param name="beta2">β₂, in [0, 1).</param>
    /// <param name="epsilon">ε, in [1e-30, 1e30].</param>
    /// <param name="weightDecay">The factor of the decoupled decay, finite and 0 or more.</param>
    /// <param name="amsGrad">Whether to divide by the root of the largest v so far.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits.</exception>
    public AdamW(
        float learningRate = 1e-3f,
        double beta1 = 0.9,
        double beta2 = 0.999,
        float epsilon = 1e-8f,
        float weightDecay = 1e-2f,
        bool amsGrad = false)
        : base(learningRate, beta1, beta2, epsilon, weightDecay, amsGrad)
    {
    }

    private protected override bool DecouplesDecay => true;
}
