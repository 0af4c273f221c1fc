namespace StaticNet.Generators.Graph;

/// <summary>What a parameter does in its layer; the names are those of the runtime's enum.</summary>
internal enum ParameterKind
{
    Weights,
    Bias,
    NormalizationScale,
    NormalizationShift,
    Embedding,
    Statistic,
    Slope,
}
