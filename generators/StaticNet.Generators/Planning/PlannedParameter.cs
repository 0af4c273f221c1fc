using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Planning;

/// <summary>
/// A parameter's place: panels of 16 outputs, each <c>[inputs, 16]</c>, unless the kind that uses it chooses otherwise. A panel
/// is one stream through memory whatever the layer's width, so no power of two makes rows collide in the cache.
/// </summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Offset">Its first element in the flat array.</param>
/// <param name="Layout">How it lies there.</param>
internal sealed record PlannedParameter(Parameter Parameter, int Offset, ParameterLayout Layout)
{
    /// <summary>The outputs of a panel.</summary>
    public int PanelWidth => Layout.PanelWidth;

    /// <summary>From one input to the next.</summary>
    public int RowStride => Layout.PanelWidth;

    public int Panels => Layout.PanelsOf(Parameter.Outputs);

    public int PanelStride => Layout.PanelStride;

    public int Length => Panels * PanelStride;
}
