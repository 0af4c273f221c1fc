using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Planning;

/// <summary>How a parameter lies in memory: outputs in panels, in each of which every input has the panel's outputs side by side.</summary>
/// <param name="PanelWidth">The outputs of a panel.</param>
/// <param name="PanelStride">From one panel to the next.</param>
internal sealed record ParameterLayout(int PanelWidth, int PanelStride)
{
    /// <summary>The outputs of a usual panel.</summary>
    public const int UsualWidth = 16;

    /// <summary>Panels of 16 outputs, each <c>[inputs, 16]</c>.</summary>
    /// <param name="parameter">The parameter.</param>
    public static ParameterLayout Usual(Parameter parameter) => new(UsualWidth, UsualWidth * parameter.Inputs);
}
