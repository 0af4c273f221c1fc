using StaticNet.Generators.Graph;

namespace StaticNet.Generators.Planning;

/// <summary>How a parameter lies in memory: outputs in panels, in each of which every input has the panel's outputs side by side.</summary>
/// <param name="PanelWidth">The outputs of a panel.</param>
/// <param name="PanelStride">From one panel to the next.</param>
internal sealed record ParameterLayout(int PanelWidth, int PanelStride)
{
    /// <summary>The positions of a kernel: inputs lie channel by channel for each of them, and not position by position for each channel.</summary>
    public int Taps { get; init; } = 1;

    /// <summary>The outputs that begin a new panel each; 0 for those of all.</summary>
    public int GroupOutputs { get; init; }

    /// <summary>The panels of so many outputs.</summary>
    public int PanelsOf(int outputs) => GroupOutputs == 0
        ? (outputs + PanelWidth - 1) / PanelWidth
        : outputs / GroupOutputs * ((GroupOutputs + PanelWidth - 1) / PanelWidth);

    /// <summary>The outputs of a usual panel.</summary>
    public const int UsualWidth = 16;

    /// <summary>Panels of 16 outputs, each <c>[inputs, 16]</c>.</summary>
    /// <param name="parameter">The parameter.</param>
    public static ParameterLayout Usual(Parameter parameter) => new(UsualWidth, UsualWidth * parameter.Inputs);

    /// <summary>The same, where each group of so many outputs begins a panel.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="outputs">The outputs of a group.</param>
    public static ParameterLayout Grouped(Parameter parameter, int outputs) =>
        outputs % UsualWidth == 0 ? Usual(parameter) : Usual(parameter) with { GroupOutputs = outputs };
}
