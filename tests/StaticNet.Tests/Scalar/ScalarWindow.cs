using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary>How a convolution moves along one axis.</summary>
/// <param name="Kernel">The positions of the kernel.</param>
/// <param name="Stride">The inputs from one output to the next.</param>
/// <param name="Before">The zeros before the input.</param>
/// <param name="After">The zeros behind it.</param>
/// <param name="Dilation">The inputs from one position of the kernel to the next.</param>
internal sealed record ScalarWindow(int Kernel, int Stride = 1, int Before = 0, int After = 0, int Dilation = 1)
{
    /// <summary>The options of the attribute, with what their names end in.</summary>
    public string Options(string suffix)
    {
        int reach = (Kernel - 1) * Dilation;
        string padding = Before == After ? string.Create(CultureInfo.InvariantCulture, $"{Before}")
            : After == 0 && Before == reach ? "Padding.Causal"
            : Before == reach / 2 && After == reach - Before ? "Padding.Same" : throw new NotSupportedException("No attribute says this.");
        return string.Create(CultureInfo.InvariantCulture, $", Stride{suffix} = {Stride}, Padding{suffix} = {padding}, Dilation{suffix} = {Dilation}");
    }

    /// <summary>As many zeros as make the output as large as the input.</summary>
    public static ScalarWindow Same(int kernel, int dilation = 1)
    {
        int reach = (kernel - 1) * dilation;
        return new(kernel, 1, reach / 2, reach - (reach / 2), dilation);
    }

    /// <summary>The outputs along the axis.</summary>
    public int Outputs(int inputs) => ((inputs + Before + After - (Dilation * (Kernel - 1)) - 1) / Stride) + 1;

    /// <summary>The input that an output reads at a position of the kernel; outside in the padding.</summary>
    public int InputAt(int output, int position) => (output * Stride) + (position * Dilation) - Before;
}
