using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Kinds.Recurrent;

/// <summary>What a recurrence of one window goes on from, and leaves to that of the next. It has no gradient: that ends where the window begins.</summary>
/// <param name="State">The state.</param>
/// <param name="Cell">The cell; null where the cell of a step isn't carried.</param>
/// <param name="AreInference">Whether windows of inference go on from them, whose states are apart from those of training.</param>
internal sealed record CarriedStates(CarriedState State, CarriedState? Cell, bool AreInference = false)
{
    /// <summary>Adds them to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="suffix">What tells the layer's recurrences apart.</param>
    /// <param name="shape">The sizes.</param>
    public static CarriedStates In(GraphBuilder graph, string layer, string suffix, RecurrentShape shape) => new(
        graph.AddCarried(layer, $"State{suffix}", shape.Units),
        shape.Cell.CarriesCell ? graph.AddCarried(layer, $"Cell{suffix}", shape.Units) : null);
}
