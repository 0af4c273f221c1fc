namespace StaticNet.Tests.Scalar;

/// <summary>What of a sample is a row for a layer.</summary>
internal enum ScalarAxis
{
    /// <summary>The values along the last axis.</summary>
    Last,

    /// <summary>The channels at a position: the values along the first axis.</summary>
    Channels,

    /// <summary>The whole sample.</summary>
    All,
}
