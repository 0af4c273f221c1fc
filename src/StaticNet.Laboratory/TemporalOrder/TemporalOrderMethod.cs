namespace StaticNet.Laboratory.TemporalOrder;

/// <summary>What trains a network.</summary>
internal enum TemporalOrderMethod
{
    /// <summary>Stochastic gradient descent alone.</summary>
    Sgd,

    /// <summary>Gradients whose norm is above 1 are scaled to it.</summary>
    Clipped,

    /// <summary>The same, and a regularizer keeps them from vanishing.</summary>
    Regularized,
}
