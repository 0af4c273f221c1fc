using System.ComponentModel;

namespace StaticNet.CompilerServices;

/// <summary>The sizes of a convolution over images that lie channels last. It is public for generated code.</summary>
/// <param name="Inputs">The channels of x.</param>
/// <param name="Outputs">The channels of y.</param>
/// <param name="Height">The rows of x.</param>
/// <param name="Width">The columns of x.</param>
/// <param name="OutputHeight">The rows of y.</param>
/// <param name="OutputWidth">The columns of y.</param>
/// <param name="KernelHeight">The rows of a kernel.</param>
/// <param name="KernelWidth">The columns of a kernel.</param>
/// <param name="StrideY">The rows of x from one row of y to the next.</param>
/// <param name="StrideX">The columns of x from one column of y to the next.</param>
/// <param name="PadTop">The rows of zeros above x.</param>
/// <param name="PadLeft">The columns of zeros left of x.</param>
/// <param name="DilationY">The rows of x from one row of a kernel to the next.</param>
/// <param name="DilationX">The columns of x from one column of a kernel to the next.</param>
/// <param name="Groups">The groups of channels.</param>
/// <param name="InputStride">From one position of x to the next.</param>
/// <param name="OutputStride">From one position of y to the next.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct ConvolutionSizes(
    int Inputs, int Outputs, int Height, int Width, int OutputHeight, int OutputWidth, int KernelHeight, int KernelWidth, int StrideY, int StrideX,
    int PadTop, int PadLeft, int DilationY, int DilationX, int Groups, int InputStride, int OutputStride)
{
    internal int GroupInputs => Inputs / Groups;

    internal int GroupOutputs => Outputs / Groups;

    internal int Taps => KernelHeight * KernelWidth;

    internal bool IsDepthwise => Groups > 1 && GroupInputs == 1 && GroupOutputs == 1;

    internal int PanelsOfGroup => (GroupOutputs + 15) / 16;

    internal int PanelStride => IsDepthwise ? 16 * Taps : 16 * Taps * GroupInputs;

    /// <summary>The row of x that a row of y reads at a row of the kernel; outside x in the padding.</summary>
    internal int RowAt(int outputRow, int kernelRow) => (outputRow * StrideY) + (kernelRow * DilationY) - PadTop;

    /// <summary>The column of x that a column of y reads at a column of the kernel; outside x in the padding.</summary>
    internal int ColumnAt(int outputColumn, int kernelColumn) => (outputColumn * StrideX) + (kernelColumn * DilationX) - PadLeft;

    /// <summary>Where a weight lies: of the kernel of an output, at a position and an input of its group.</summary>
    internal int WeightAt(int output, int tap, int input)
    {
        if (IsDepthwise)
            return (output / 16 * PanelStride) + (tap * 16) + (output % 16);
        int group = output / GroupOutputs, inGroup = output % GroupOutputs;
        return (((group * PanelsOfGroup) + (inGroup / 16)) * PanelStride) + (((tap * GroupInputs) + input) * 16) + (inGroup % 16);
    }
}
