namespace StaticNet;

/// <summary>
/// Where the elements of a parameter lie in the flat array. A parameter of shape <c>[outputs, …]</c> is a matrix of
/// <c>outputs</c> × <c>inputs</c>, the product of its other dimensions; <c>PanelWidth</c> outputs form a panel, padded with
/// zeros: element (o, i) lies at <c>Offset + (o / PanelWidth) · PanelStride + i · RowStride + o mod PanelWidth</c>.
/// </summary>
/// <param name="Offset">The first element, a multiple of 16.</param>
/// <param name="Length">The elements taken, padding included, a multiple of 16.</param>
/// <param name="RowStride">From one input to the next, in elements.</param>
/// <param name="PanelStride">From one panel to the next, in elements.</param>
/// <param name="PanelWidth">The outputs of a panel: 16, or 1 where very few outputs have thousands of inputs.</param>
public readonly record struct ParameterLayout(int Offset, int Length, int RowStride, int PanelStride, int PanelWidth = 16)
{
    /// <summary>The number of panels.</summary>
    internal int Panels => Length / PanelStride;

    /// <summary>The place of an element in the flat array.</summary>
    /// <param name="output">The index along the first dimension.</param>
    /// <param name="input">The index along the others, flattened in row-major order.</param>
    public int IndexOf(int output, int input) => Offset + output / PanelWidth * PanelStride + input * RowStride + output % PanelWidth;
}
