using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace StaticNet.CompilerServices;

/// <summary>Convolutions in plain loops, in the order of sums that every kernel of them has. It is public for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ConvolutionLoops
{
    /// <summary><c>y = x ⋆ weights + bias</c> of some samples.</summary>
    public static void Forward(in ConvolutionSizes sizes, ref float x, ref float weights, ref float bias, ref float y, int samples)
    {
        for (int position = 0; position < samples * sizes.OutputHeight * sizes.OutputWidth; position++)
        {
            int sample = position / (sizes.OutputHeight * sizes.OutputWidth), oy = position / sizes.OutputWidth % sizes.OutputHeight, ox = position % sizes.OutputWidth;
            ref float result = ref Unsafe.Add(ref y, (nint)position * sizes.OutputStride);
            for (int output = 0; output < sizes.OutputStride; output++)
                Unsafe.Add(ref result, output) = output < sizes.Outputs ? Sum(sizes, ref x, ref weights, Unsafe.IsNullRef(ref bias) ? 0 : Unsafe.Add(ref bias, output), sample, oy, ox, output) : 0;
        }
    }

    private static float Sum(in ConvolutionSizes sizes, ref float x, ref float weights, float sum, int sample, int oy, int ox, int output)
    {
        int first = output / sizes.GroupOutputs * sizes.GroupInputs;
        for (int tap = 0; tap < sizes.Taps; tap++)
        {
            int iy = sizes.RowAt(oy, tap / sizes.KernelWidth), ix = sizes.ColumnAt(ox, tap % sizes.KernelWidth);
            if ((uint)iy >= (uint)sizes.Height || (uint)ix >= (uint)sizes.Width)
                continue;
            ref float source = ref Unsafe.Add(ref x, (((nint)((sample * sizes.Height) + iy) * sizes.Width) + ix) * sizes.InputStride);
            for (int input = 0; input < sizes.GroupInputs; input++)
                sum = float.MultiplyAddEstimate(Unsafe.Add(ref source, first + input), Unsafe.Add(ref weights, sizes.WeightAt(output, tap, input)), sum);
        }

        return sum;
    }

    /// <summary>The gradient of x of some samples: a gather of what each position of x reached.</summary>
    public static void InputGradient(in ConvolutionSizes sizes, ref float dy, ref float weights, ref float dx, int stride, int samples)
    {
        for (int position = 0; position < samples * sizes.Height * sizes.Width; position++)
        {
            int sample = position / (sizes.Height * sizes.Width), iy = position / sizes.Width % sizes.Height, ix = position % sizes.Width;
            ref float result = ref Unsafe.Add(ref dx, (nint)position * stride);
            for (int input = 0; input < stride; input++)
                Unsafe.Add(ref result, input) = input < sizes.Inputs ? Gather(sizes, ref dy, ref weights, sample, iy, ix, input) : 0;
        }
    }

    private static float Gather(in ConvolutionSizes sizes, ref float dy, ref float weights, int sample, int iy, int ix, int input)
    {
        float sum = 0;
        int first = input / sizes.GroupInputs * sizes.GroupOutputs;
        for (int tap = 0; tap < sizes.Taps; tap++)
        {
            int ty = iy + sizes.PadTop - (tap / sizes.KernelWidth * sizes.DilationY), tx = ix + sizes.PadLeft - (tap % sizes.KernelWidth * sizes.DilationX);
            if (ty < 0 || tx < 0 || ty % sizes.StrideY != 0 || tx % sizes.StrideX != 0 || ty / sizes.StrideY >= sizes.OutputHeight || tx / sizes.StrideX >= sizes.OutputWidth)
                continue;
            ref float source = ref Unsafe.Add(ref dy, (((nint)((sample * sizes.OutputHeight) + (ty / sizes.StrideY)) * sizes.OutputWidth) + (tx / sizes.StrideX)) * sizes.OutputStride);
            for (int output = first; output < first + sizes.GroupOutputs; output++)
                sum = float.MultiplyAddEstimate(Unsafe.Add(ref source, output), Unsafe.Add(ref weights, sizes.WeightAt(output, tap, input % sizes.GroupInputs)), sum);
        }

        return sum;
    }

    /// <summary>The gradient of the weights over all samples; padding stays 0.</summary>
    public static void WeightGradient(in ConvolutionSizes sizes, ref float x, ref float dy, ref float gradient, int samples)
    {
        for (int output = 0; output < sizes.Outputs; output++)
            for (int tap = 0; tap < sizes.Taps; tap++)
                for (int input = 0; input < sizes.GroupInputs; input++)
                    Unsafe.Add(ref gradient, sizes.WeightAt(output, tap, input)) = Sum(sizes, ref x, ref dy, output, tap, (output / sizes.GroupOutputs * sizes.GroupInputs) + input, samples);
    }

    private static float Sum(in ConvolutionSizes sizes, ref float x, ref float dy, int output, int tap, int input, int samples)
    {
        float sum = 0;
        for (int position = 0; position < samples * sizes.OutputHeight * sizes.OutputWidth; position++)
        {
            int sample = position / (sizes.OutputHeight * sizes.OutputWidth);
            int iy = sizes.RowAt(position / sizes.OutputWidth % sizes.OutputHeight, tap / sizes.KernelWidth), ix = sizes.ColumnAt(position % sizes.OutputWidth, tap % sizes.KernelWidth);
            if ((uint)iy < (uint)sizes.Height && (uint)ix < (uint)sizes.Width)
                sum = float.MultiplyAddEstimate(
                    Unsafe.Add(ref x, ((((nint)((sample * sizes.Height) + iy) * sizes.Width) + ix) * sizes.InputStride) + input), Unsafe.Add(ref dy, ((nint)position * sizes.OutputStride) + output), sum);
        }

        return sum;
    }
}
