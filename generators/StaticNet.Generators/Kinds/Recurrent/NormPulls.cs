using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>What the regularizer of a recurrence makes: equation 10 of Pascanu, Mikolov and Bengio 2013.</summary>
/// <param name="Weight">Its weight beside the loss.</param>
/// <param name="Pulls">What it pulls the weights of states by at each step, <c>[steps, units]</c>.</param>
/// <param name="Live">The steps whose gradients have a norm, <c>[1]</c>.</param>
/// <param name="States">The states before each step and the pulls together, <c>[steps, units]</c>: the weights' gradient is one product with them.</param>
internal sealed record NormPulls(float Weight, Tensor Pulls, Tensor Live, Tensor States)
{
    /// <summary>Adds them to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="name">What they are of.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="weight">The regularizer's weight.</param>
    public static NormPulls In(GraphBuilder graph, string name, RecurrentShape shape, float weight) => new(
        weight,
        graph.AddTensor($"{name} pulls", new Shape(shape.Steps, shape.Units)),
        graph.AddTensor($"{name} live steps", new Shape(1)),
        graph.AddTensor($"{name} pulled states", new Shape(shape.Steps, shape.Units)));
}
