namespace StaticNet.Generators.Kinds.Convolution;

/// <summary>Consecutive positions along an axis.</summary>
/// <param name="First">The first.</param>
/// <param name="End">The one behind the last.</param>
internal readonly record struct PositionRange(int First, int End)
{
    /// <summary>How many there are.</summary>
    public int Count => End - First;
}
