using StaticNet.Generators.Graph;
using StaticNet.Generators.Kinds.Dense;

namespace StaticNet.Generators.Planning;

/// <summary>
/// A parameter's place: panels of 16 outputs, each <c>[inputs, 16]</c>, or for very few outputs a row of inputs each. A panel
/// is one stream through memory whatever the layer's width, so no power of two makes rows collide in the cache.
/// </summary>
internal sealed record PlannedParameter(Parameter Parameter, int Offset)
{
    private bool IsDot => Parameter.Shape.Sizes.Count > 1 && DenseStrategy.Of(Parameter).IsDot;

    /// <summary>The outputs of a panel.</summary>
    public int PanelWidth => IsDot ? 1 : 16;

    /// <summary>From one input to the next.</summary>
    public int RowStride => PanelWidth;

    public int Panels => (Parameter.Outputs + PanelWidth - 1) / PanelWidth;

    public int PanelStride => IsDot ? DotLoops.Padded(Parameter.Inputs) : Parameter.Inputs * RowStride;

    public int Length => Panels * PanelStride;
}
