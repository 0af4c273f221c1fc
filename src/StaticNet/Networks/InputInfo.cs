using System.Collections.Immutable;

namespace StaticNet;

/// <summary>What is known about an input of a network at build time.</summary>
/// <param name="Name">Its name, <c>inputs</c> where a network has one.</param>
/// <param name="Shape">The shape of one sample.</param>
public sealed record InputInfo(string Name, ImmutableArray<int> Shape)
{
    /// <summary>The values of one sample.</summary>
    public int Length => Shape.Aggregate(1, (product, size) => product * size);
}
