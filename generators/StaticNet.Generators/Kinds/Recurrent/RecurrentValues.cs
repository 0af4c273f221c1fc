using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>What a recurrence makes, and what it keeps for its gradient.</summary>
/// <param name="Gates">The gates of each step, <c>[steps, gates · units]</c>.</param>
/// <param name="Output">The states, <c>[steps, units]</c>, or the last one, <c>[units]</c>.</param>
/// <param name="Before">The state before each step, <c>[steps, units]</c>.</param>
/// <param name="Kept">What the cell keeps of each step; null for nothing.</param>
/// <param name="Carried">The gradient that goes back from step to step through the product, <c>[units]</c>.</param>
/// <param name="CarriedAlone">That of each element alone; null where there is none.</param>
/// <param name="StateSums">The gradients of the sums of states, where they aren't those of the sums of inputs; else null.</param>
/// <param name="Norms">What keeps the gradient's norm from step to step; null for nothing.</param>
/// <param name="Sizes">The root mean square of the gradient of each step's state, <c>[steps]</c>; null where nobody asks for it.</param>
internal sealed record RecurrentValues(
    Tensor Gates, Tensor Output, Tensor Before, Tensor? Kept, Tensor Carried, Tensor? CarriedAlone, Tensor? StateSums, NormPulls? Norms, Tensor? Sizes)
{
    /// <summary>Adds them to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="name">What they are of.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="normRegularizer">The weight of the regularizer; 0 for none.</param>
    /// <param name="sizes">Receives the root mean square of the gradient of each step's state; null for nothing.</param>
    public static RecurrentValues In(GraphBuilder graph, string name, RecurrentShape shape, float normRegularizer, Tensor? sizes)
    {
        var cell = shape.Cell;
        return new RecurrentValues(
            Rows("gates", shape.GateFeatures),
            graph.AddTensor($"{name} output", shape.MakesAll ? new Shape(shape.Steps, shape.Units) : new Shape(shape.Units)),
            Rows("states before", shape.Units),
            cell.Kept == 0 ? null : Rows("kept", cell.Kept * shape.Padded),
            graph.AddTensor($"gradient of {name} state", new Shape(shape.Units)),
            cell.CarriesTwo ? graph.AddTensor($"gradient of {name} elements", new Shape(shape.Units)) : null,
            cell.HasOwnGradients ? Rows("gradient of state sums", shape.GateFeatures) : null,
            normRegularizer == 0 ? null : NormPulls.In(graph, name, shape, normRegularizer),
            sizes);

        Tensor Rows(string what, int features) => graph.AddTensor($"{name} {what}", new Shape(shape.Steps, features));
    }
}
