namespace StaticNet.Data;

/// <summary>What sources demand of their callers.</summary>
internal static class SourceChecks
{
    /// <summary>A sample that there is.</summary>
    /// <param name="index">The sample.</param>
    /// <param name="count">The number of samples.</param>
    /// <exception cref="ArgumentOutOfRangeException">There isn't.</exception>
    public static int Index(int index, int count) => (uint)index < (uint)count
        ? index
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {count} samples, so an index is in [0, {count}).");
}
