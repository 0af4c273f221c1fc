using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.CompilerServices;

/// <summary>
/// The gradient of the inputs of a dense layer with many weights, lanes across samples. What is turned then is the gradients of the
/// batch, twice, which is little beside the weights; these are read as they lie. Each sum runs over ascending outputs, as with lanes
/// across inputs. It is public for generated code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SampleLanes
{
    private const int Width = 16;

    /// <summary>The samples computed at a time.</summary>
    private const int Samples = 64;

    /// <summary>The inputs computed at a time: their weights of some outputs are read by each panel of samples from a second-level cache.</summary>
    private const int Strip = 512;

    /// <summary>
    /// Fewer samples leave most lanes of a vector empty: weights are turned for them, as many inputs at a time as fit in the space of
    /// <see cref="Samples"/> samples, and lanes run across inputs.
    /// </summary>
    private const int FewestSamples = 4;

    /// <summary>The floats of scratch space that a layer takes.</summary>
    /// <param name="outputs">Its outputs.</param>
    public static int Scratch(int outputs) => Samples * (outputs + Strip);

    /// <summary>
    /// Computes <c>inputGradient[b, i] = Σₒ gradient[b, o] · weights[i, o]</c>; inputs up to the next multiple of 16 become 0. Lengths aren't
    /// checked.
    /// </summary>
    /// <param name="gradient">The gradients of the outputs, <c>[rows, gradientStride]</c>.</param>
    /// <param name="gradientStride">From one row of them to the next.</param>
    /// <param name="weights">The weights, <c>[panels of 16 outputs, inputs, 16]</c>.</param>
    /// <param name="panelStride">From one panel to the next.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="outputs">The outputs.</param>
    /// <param name="inputGradient">Receives <c>[rows, inputGradientStride]</c>.</param>
    /// <param name="inputGradientStride">From one row of it to the next.</param>
    /// <param name="scratch">Space of <see cref="Scratch"/> floats.</param>
    /// <param name="rows">The number of samples.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void InputGradient(
        ref float gradient,
        int gradientStride,
        ref float weights,
        int panelStride,
        int inputs,
        int outputs,
        ref float inputGradient,
        int inputGradientStride,
        ref float scratch,
        int rows)
    {
        if (rows < FewestSamples)
        {
            TurnWeights(
                ref gradient, gradientStride, ref weights, panelStride, inputs, outputs, ref inputGradient, inputGradientStride, ref scratch, rows);
            return;
        }

        ref float sums = ref Unsafe.Add(ref scratch, Samples * outputs);
        for (int row = 0; row < rows; row += Samples)
        {
            int samples = Math.Min(Samples, rows - row);
            PanelTranspose.PackRows(ref Unsafe.Add(ref gradient, (nint)row * gradientStride), gradientStride, samples, outputs, ref scratch);
            for (int input = 0; input < inputs; input += Strip)
            {
                int width = Math.Min(Strip, inputs - input);
                ref float strip = ref Unsafe.Add(ref weights, input * Width);
                if (Vector512.IsHardwareAccelerated)
                    SampleTiles<Vector512Lanes>.Sum(ref strip, panelStride, width, outputs, ref scratch, samples, ref sums);
                else
                    SampleTiles<VectorLanes>.Sum(ref strip, panelStride, width, outputs, ref scratch, samples, ref sums);
                for (int sample = 0; sample < samples; sample += Width)
                    PanelTranspose.UnpackRows(
                        ref Unsafe.Add(ref sums, sample * width), width, Math.Min(Width, samples - sample),
                        ref Unsafe.Add(ref inputGradient, ((nint)(row + sample) * inputGradientStride) + input), inputGradientStride);
            }
        }
    }
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void TurnWeights(
        ref float gradient,
        int gradientStride,
        ref float weights,
        int panelStride,
        int inputs,
        int outputs,
        ref float inputGradient,
        int inputGradientStride,
        ref float scratch,
        int rows)
    {
        for (int input = 0; input < inputs; input += Samples)
        {
            int width = Math.Min(Samples, inputs - input);
            PanelTranspose.Pack(ref Unsafe.Add(ref weights, input * Width), panelStride, width, outputs, ref scratch);
            for (int row = 0; row < rows; row++)
            {
                ref float x = ref Unsafe.Add(ref gradient, row * gradientStride);
                ref float y = ref Unsafe.Add(ref inputGradient, (row * inputGradientStride) + input);
                if (Vector512.IsHardwareAccelerated)
                    InputTiles<Vector512Lanes>.Sum(ref x, outputs, ref scratch, width, ref y);
                else
                    InputTiles<VectorLanes>.Sum(ref x, outputs, ref scratch, width, ref y);
            }
        }
    }
}
