using StaticNet.Generators.Collections;

namespace StaticNet.Generators.Graph;

/// <summary>The last step of a branch: writes the loss of each sample and the gradient of the outputs in one pass.</summary>
/// <param name="Output">The output of the network that it compares with targets.</param>
/// <param name="Gradient">Its gradient.</param>
internal abstract record LossOperation(Tensor Output, Tensor Gradient) : Operation
{
    public override EquatableArray<Tensor> Reads => new(Output);

    public override EquatableArray<Tensor> Writes => new(Gradient);

    /// <summary>Its number among the losses of the network.</summary>
    public int Number { get; init; }

    /// <summary>What it is multiplied by in the network's loss.</summary>
    public float Weight { get; init; } = 1f;

    /// <summary>Whether it is the only one of the network's losses that takes labels, so that it reads the caller's; else a copy.</summary>
    public bool ReadsCallersLabels { get; init; } = true;

    /// <summary>The padded copy of targets that are values; null for labels.</summary>
    public virtual Tensor? Targets => null;
}
