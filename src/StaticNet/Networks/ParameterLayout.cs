namespace StaticNet;

/// <summary>
/// Where the elements of a parameter lie in the flat array. A parameter of shape <c>[outputs, …]</c> is a matrix of
/// <c>outputs</c> × <c>inputs</c>, the product of its other dimensions; <c>PanelWidth</c> outputs form a panel, padded with
/// zeros: element (o, i) lies at <c>Offset + (o / PanelWidth) · PanelStride + i · RowStride + o mod PanelWidth</c>. Weights of a convolution,
/// <c>[outputs, channels, height, width]</c>, have the <see cref="Taps"/> positions of a kernel outside and channels inside, and each group of outputs
/// begins with a panel of its own.
/// </summary>
/// <param name="Offset">The first element, a multiple of 16.</param>
/// <param name="Length">The elements taken, padding included, a multiple of 16.</param>
/// <param name="RowStride">From one input to the next, in elements.</param>
/// <param name="PanelStride">From one panel to the next, in elements.</param>
/// <param name="PanelWidth">The outputs of a panel: 16, or 1 where very few outputs have thousands of inputs.</param>
public readonly record struct ParameterLayout(int Offset, int Length, int RowStride, int PanelStride, int PanelWidth = 16)
{
    /// <summary>The positions of a kernel, 1 for what is none: input <c>c · Taps + t</c> of the shape lies where <c>t · channels + c</c> says.</summary>
    public int Taps { get; init; } = 1;

    /// <summary>The outputs of a group, each of which begins a panel; 0 where all outputs are one.</summary>
    public int GroupOutputs { get; init; }

    /// <summary>The number of panels.</summary>
    internal int Panels => Length / PanelStride;

    /// <summary>From an input of a tap to the same of the next.</summary>
    internal int TapStride => PanelStride / Taps;

    /// <summary>The place of an element in the flat array.</summary>
    /// <param name="output">The index along the first dimension.</param>
    /// <param name="input">The index along the others, flattened in row-major order.</param>
    public int IndexOf(int output, int input)
    {
        int group = 0;
        if (GroupOutputs > 0)
            (group, output) = Math.DivRem(output, GroupOutputs);
        int panel = (group * ((GroupOutputs + PanelWidth - 1) / PanelWidth)) + (output / PanelWidth);
        int place = Offset + (panel * PanelStride) + (output % PanelWidth);
        return Taps == 1 ? place + (input * RowStride) : place + (input % Taps * TapStride) + (input / Taps * RowStride);
    }
}
