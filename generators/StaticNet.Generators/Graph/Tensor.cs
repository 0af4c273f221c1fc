using StaticNet.Generators.Model;

namespace StaticNet.Generators.Graph;

/// <summary>A value with one row a sample, <c>[batch, Shape]</c>.</summary>
/// <param name="Id">Its number in the graph.</param>
/// <param name="Name">What it holds, for readers of the plan.</param>
/// <param name="Shape">Its shape for one sample.</param>
internal sealed record Tensor(int Id, string Name, Shape Shape)
{
    public int Length => Shape.Length;
}
