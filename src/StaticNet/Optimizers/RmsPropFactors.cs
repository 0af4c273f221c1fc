namespace StaticNet.Optimizers;

/// <summary>The numbers of one step of <see cref="RmsProp"/>.</summary>
internal readonly struct RmsPropFactors(double alpha, float epsilon, float momentum, float rate)
{
    /// <summary>The factors of the averages of gradients and of their squares, which are alike.</summary>
    public MomentFactors Averages { get; } = new(alpha, alpha);

    /// <summary>ε.</summary>
    public float Epsilon { get; } = epsilon;

    /// <summary>μ.</summary>
    public float Momentum { get; } = momentum;

    /// <summary>−rate.</summary>
    public float NegativeRate { get; } = -rate;
}
