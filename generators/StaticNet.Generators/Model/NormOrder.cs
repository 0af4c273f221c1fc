namespace StaticNet.Generators.Model;

/// <summary>The order of a norm, by the name of the runtime's <c>GradientNorm</c>.</summary>
internal enum NormOrder
{
    /// <summary>The sum of magnitudes.</summary>
    L1,

    /// <summary>The root of the sum of squares.</summary>
    L2,

    /// <summary>The largest magnitude.</summary>
    Max,
}
