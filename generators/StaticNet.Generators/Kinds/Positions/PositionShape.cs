using StaticNet.Generators.Graph;
using StaticNet.Generators.Model;

namespace StaticNet.Generators.Kinds.Positions;

/// <summary>The shape that layers of positions need.</summary>
internal static class PositionShape
{
    /// <summary>Whether a layer's input has steps; reported if not.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="input">What it reads.</param>
    public static bool IsRight(GraphBuilder graph, LayerModel layer, Tensor input)
    {
        if (input.Shape.Sizes.Count == 2)
            return true;
        graph.Report(Rules.InvalidOption, layer.Attribute, layer.Name, "the shape of its input", $"{input.Shape}", "steps × features: [Network(T, F)], or [Reshape(T, F)] above it");
        return false;
    }
}
