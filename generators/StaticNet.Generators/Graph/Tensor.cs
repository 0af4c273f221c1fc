using StaticNet.Generators.Model;

namespace StaticNet.Generators.Graph;

/// <summary>A value, <c>[batch, Shape]</c>: rows of features for each sample, one row where it is a vector.</summary>
/// <param name="Id">Its number in the graph.</param>
/// <param name="Name">What it holds, for readers of the plan.</param>
/// <param name="Shape">Its shape for one sample.</param>
internal sealed record Tensor(int Id, string Name, Shape Shape)
{
    /// <summary>What its rows and features are.</summary>
    public TensorLayout Layout { get; init; }

    public int Length => Shape.Length;

    /// <summary>The elements of a row.</summary>
    public int Features => Layout == TensorLayout.ChannelsLast ? Shape.Channels : Shape.Features;

    /// <summary>The rows of a sample.</summary>
    public int Rows => Layout == TensorLayout.ChannelsLast ? Shape.Positions : Shape.Rows;
}
