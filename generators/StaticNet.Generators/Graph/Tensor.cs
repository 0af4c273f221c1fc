using StaticNet.Generators.Model;

namespace StaticNet.Generators.Graph;

/// <summary>
/// A value, <c>[batch, Shape]</c>, of floats: rows of features for each sample, one row where it is a vector. Or, where it has a vocabulary, of integers.
/// </summary>
/// <param name="Id">Its number in the graph.</param>
/// <param name="Name">What it holds, for readers of the plan.</param>
/// <param name="Shape">Its shape for one sample.</param>
internal sealed record Tensor(int Id, string Name, Shape Shape)
{
    /// <summary>What its rows and features are.</summary>
    public TensorLayout Layout { get; init; }

    /// <summary>For a value of integers, how many different ones there are, from 0 on; null for floats.</summary>
    public int? Vocabulary { get; init; }

    /// <summary>Whether samples may have fewer rows, or integers, than there is room for: those of the lengths that a pass takes. What is beyond them is any finite number.</summary>
    public bool HasLengths { get; init; }

    /// <summary>Whether it is of integers.</summary>
    public bool IsInteger => Vocabulary is not null;

    public int Length => Shape.Length;

    /// <summary>The elements of a row.</summary>
    public int Features => Layout == TensorLayout.ChannelsLast ? Shape.Channels : Shape.Features;

    /// <summary>The rows of a sample.</summary>
    public int Rows => Layout == TensorLayout.ChannelsLast ? Shape.Positions : Shape.Rows;
}
