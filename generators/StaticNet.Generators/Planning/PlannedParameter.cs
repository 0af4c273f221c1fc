using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Planning;

/// <summary>
/// A parameter's place: panels of 16 outputs, each <c>[inputs, 16]</c>. A panel is one stream through memory whatever the
/// layer's width, so no power of two makes rows collide in the cache.
/// </summary>
internal sealed record PlannedParameter(Parameter Parameter, int Offset)
{
    public const int RowStride = 16;

    public int Panels => (Parameter.Outputs + 15) / 16;

    public int PanelStride => Parameter.Inputs * RowStride;

    public int Length => Panels * PanelStride;
}
