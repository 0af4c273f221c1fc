namespace StaticNet.Optimizers;

/// <summary>The factors of the averages of gradients and of their squares.</summary>
internal readonly struct MomentFactors(double beta1, double beta2)
{
    /// <summary>β₁.</summary>
    public float Keep1 { get; } = (float)beta1;

    /// <summary>1 − β₁.</summary>
    public float Share1 { get; } = (float)(1 - beta1);

    /// <summary>β₂.</summary>
    public float Keep2 { get; } = (float)beta2;

    /// <summary>1 − β₂.</summary>
    public float Share2 { get; } = (float)(1 - beta2);
}
