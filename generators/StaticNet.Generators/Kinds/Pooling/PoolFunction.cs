namespace StaticNet.Generators.Kinds.Pooling;

/// <summary>What a pool makes of a window.</summary>
internal enum PoolFunction
{
    /// <summary>The largest value.</summary>
    Max,

    /// <summary>The mean, where padding counts as zeros.</summary>
    Average,

    /// <summary>The mean of what lies within the input.</summary>
    AverageInside,
}
