using System.Collections.Immutable;

namespace StaticNet;

/// <summary>What is known about an output of a network at build time.</summary>
/// <param name="Name">Its name, <c>outputs</c> where a network has one.</param>
/// <param name="Shape">The shape for one sample.</param>
/// <param name="Loss">The loss with its options, <c>SoftmaxCrossEntropy</c>; null without one.</param>
/// <param name="TargetKind">What the loss compares the output with.</param>
public sealed record OutputInfo(string Name, ImmutableArray<int> Shape, string? Loss, TargetKind TargetKind)
{
    /// <summary>What the loss is multiplied by in the network's, the sum over its outputs. Default 1.</summary>
    public float Weight { get; init; } = 1f;

    /// <summary>The label that the loss ignores; null for none.</summary>
    public int? IgnoreLabel { get; init; }

    /// <summary>
    /// What it is: the index of a layer in <see cref="NetworkArchitecture.Layers"/>, or −1 for the first of <see cref="NetworkArchitecture.Inputs"/>,
    /// −2 for the second, and so on; null for what the last layer makes.
    /// </summary>
    public int? Source { get; init; }

    /// <summary>Whether its rows are the steps of a sample, of which there may be fewer than <see cref="Shape"/> says: what is beyond them is 0 and has no loss.</summary>
    public bool HasLengths { get; init; }

    /// <summary>The values for one sample.</summary>
    public int Length => Shape.Aggregate(1, (product, size) => product * size);

    /// <summary>The values of a row: the classes, where targets are labels.</summary>
    public int Features => Shape[^1];

    /// <summary>The number of target elements of one sample: a label for each row, such as a step of a sequence, or a value for every output.</summary>
    public int TargetLength => Loss is null ? 0 : TargetKind == TargetKind.Labels ? Length / Features : Length;

    /// <summary>The rows of a sample that have a loss each.</summary>
    internal int LossRows => TargetKind == TargetKind.Labels || HasLengths ? Length / Features : 1;
}
