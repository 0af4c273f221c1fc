namespace StaticNet;

/// <summary>A set of kinds of parameters.</summary>
[Flags]
public enum ParameterKinds
{
    /// <summary>No parameter.</summary>
    None = 0,

    /// <summary>See <see cref="ParameterKind.Weights"/>.</summary>
    Weights = 1 << ParameterKind.Weights,

    /// <summary>See <see cref="ParameterKind.Bias"/>.</summary>
    Bias = 1 << ParameterKind.Bias,

    /// <summary>See <see cref="ParameterKind.NormalizationScale"/>.</summary>
    NormalizationScale = 1 << ParameterKind.NormalizationScale,

    /// <summary>See <see cref="ParameterKind.NormalizationShift"/>.</summary>
    NormalizationShift = 1 << ParameterKind.NormalizationShift,

    /// <summary>See <see cref="ParameterKind.Embedding"/>.</summary>
    Embedding = 1 << ParameterKind.Embedding,

    /// <summary>See <see cref="ParameterKind.Slope"/>.</summary>
    Slope = 1 << ParameterKind.Slope,

    /// <summary>Everything but biases, normalization and slopes: what is decayed where those are spared.</summary>
    Matrices = Weights | Embedding,

    /// <summary>Every parameter.</summary>
    All = Weights | Bias | NormalizationScale | NormalizationShift | Embedding | Slope,
}
