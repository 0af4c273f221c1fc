namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>Which words, beside numbers, padding may be.</summary>
internal enum PaddingWords
{
    /// <summary>None.</summary>
    None,

    /// <summary>Same.</summary>
    Same,

    /// <summary>Same or causal.</summary>
    SameOrCausal,
}
