using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary>How a transposed convolution moves along one axis.</summary>
/// <param name="Kernel">The positions of the kernel.</param>
/// <param name="Stride">The outputs from what one input reaches to what the next does.</param>
/// <param name="Padding">The outputs that are left out on each side.</param>
/// <param name="OutputPadding">The outputs that are added at the end.</param>
/// <param name="Dilation">The outputs from one position of the kernel to the next.</param>
internal sealed record ScalarSpread(int Kernel, int Stride = 1, int Padding = 0, int OutputPadding = 0, int Dilation = 1)
{
    /// <summary>The options of the attribute, with what their names end in.</summary>
    public string Options(string suffix) => string.Create(
        CultureInfo.InvariantCulture,
        $", Stride{suffix} = {Stride}, Padding{suffix} = {Padding}, OutputPadding{suffix} = {OutputPadding}, Dilation{suffix} = {Dilation}");

    /// <summary>The outputs along the axis.</summary>
    public int Outputs(int inputs) => ((inputs - 1) * Stride) - (2 * Padding) + (Dilation * (Kernel - 1)) + OutputPadding + 1;

    /// <summary>The output that an input reaches at a position of the kernel; outside where it is left out.</summary>
    public int OutputAt(int input, int position) => (input * Stride) + (position * Dilation) - Padding;
}
