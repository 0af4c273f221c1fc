using System.Collections.Immutable;

namespace StaticNet;

/// <summary>What is known about an input of a network at build time.</summary>
/// <param name="Name">Its name, <c>inputs</c> where a network has one.</param>
/// <param name="Shape">The shape of one sample.</param>
public sealed record InputInfo(string Name, ImmutableArray<int> Shape)
{
    /// <summary>The number of tokens that there are, for an input of tokens, each in [0, Vocabulary); null for an input of values.</summary>
    public int? Vocabulary { get; init; }

    /// <summary>Whether samples may have fewer steps than <see cref="Shape"/> says, which is [steps, features], or [steps] of tokens.</summary>
    public bool HasLengths { get; init; }

    /// <summary>Values, or tokens.</summary>
    public ElementKind Kind => Vocabulary is null ? ElementKind.Values : ElementKind.Integers;

    /// <summary>The elements of one sample.</summary>
    public int Length => Shape.Aggregate(1, (product, size) => product * size);
}
