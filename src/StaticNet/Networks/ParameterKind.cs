namespace StaticNet;

/// <summary>What a parameter does in its layer; the decay of weights can go by it (<see cref="Optimizer.DecayedKinds"/>).</summary>
public enum ParameterKind
{
    /// <summary>A matrix or the filters of a convolution: multiplied with inputs and summed.</summary>
    Weights,

    /// <summary>Added to each output.</summary>
    Bias,

    /// <summary>The factor of normalized values, γ.</summary>
    NormalizationScale,

    /// <summary>Added to normalized values, β.</summary>
    NormalizationShift,

    /// <summary>A table that rows are looked up in.</summary>
    Embedding,

    /// <summary>Kept from batch to batch and not trained; no optimizer sees it.</summary>
    Statistic,

    /// <summary>The slope of an activation.</summary>
    Slope,
}
