using System.Runtime.CompilerServices;
using StaticNet.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// The register tiles of <see cref="SampleLanes"/>: inputs × vectors of samples. A step loads the gradients of one output and
/// broadcasts a weight for each input.
/// </summary>
/// <typeparam name="TLanes">The vector.</typeparam>
internal static partial class SampleTiles<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Width = 16;

    /// <summary>Outputs at a time: their gradients of two vectors of samples stay in a first-level cache while all inputs are computed.</summary>
    private static int Depth => IsWide ? 128 : 64;

    /// <summary>Whether there are 32 registers, which have room for sixteen sums; sixteen have room for eight.</summary>
    private static bool IsWide => TLanes.Count == Width;

    /// <summary>
    /// Computes <c>sums[b / 16, i, b mod 16] = Σₒ gradient[b / 16, o, b mod 16] · weights[o / 16, i, o mod 16]</c>. Lengths aren't checked.
    /// </summary>
    /// <param name="weights">The weights of the first input.</param>
    /// <param name="panelStride">From one panel of outputs to the next.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="outputs">The outputs.</param>
    /// <param name="gradient">The gradients, <c>[panels of 16 samples, outputs, 16]</c>.</param>
    /// <param name="samples">The samples; those that fill up the last vector are computed too.</param>
    /// <param name="sums">Receives <c>[panels of 16 samples, inputs, 16]</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Sum(ref float weights, int panelStride, int inputs, int outputs, ref float gradient, int samples, ref float sums)
    {
        int vectors = (samples + TLanes.Count - 1) / TLanes.Count;
        for (int output = 0; output < outputs; output += Depth)
        {
            int depth = Math.Min(Depth, outputs - output);
            ref float panel = ref Unsafe.Add(ref weights, output / Width * panelStride);
            for (int vector = 0; vector < vectors; vector += 2)
            {
                int place = Place(vector, outputs), placeOfSums = Place(vector, inputs);
                ref float left = ref Unsafe.Add(ref gradient, place + (output * Width));
                ref float leftSums = ref Unsafe.Add(ref sums, placeOfSums);
                if (vector + 1 == vectors)
                    SumOne(ref panel, panelStride, inputs, depth, ref left, ref leftSums, output > 0);
                else
                    SumPair(
                        ref panel, panelStride, inputs, depth, ref left, ref leftSums, Place(vector + 1, outputs) - place,
                        Place(vector + 1, inputs) - placeOfSums, output > 0);
            }
        }
    }

    // Where a vector of samples begins, among panels of so many lines.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(int vector, int lines)
    {
        int sample = vector * TLanes.Count;
        return (sample / Width * lines * Width) + (sample % Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SumPair(
        ref float weights, int panelStride, int inputs, int outputs, ref float gradient, ref float sums, int secondGradient, int secondSums, bool continues)
    {
        int whole = IsWide ? inputs / 8 * 8 : inputs / 4 * 4;
        if (IsWide)
            Tile8x2(ref weights, panelStride, whole, outputs, ref gradient, ref sums, secondGradient, secondSums, continues);
        else
            Tile4x2(ref weights, panelStride, whole, outputs, ref gradient, ref sums, secondGradient, secondSums, continues);
        SumRest(ref weights, panelStride, whole, inputs, outputs, ref gradient, ref sums, continues);
        SumRest(
            ref weights, panelStride, whole, inputs, outputs, ref Unsafe.Add(ref gradient, secondGradient), ref Unsafe.Add(ref sums, secondSums), continues);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SumOne(
        ref float weights, int panelStride, int inputs, int outputs, ref float gradient, ref float sums, bool continues)
    {
        int whole = inputs / 8 * 8;
        Tile8x1(ref weights, panelStride, whole, outputs, ref gradient, ref sums, continues);
        SumRest(ref weights, panelStride, whole, inputs, outputs, ref gradient, ref sums, continues);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void SumRest(
        ref float weights, int panelStride, int first, int inputs, int outputs, ref float gradient, ref float sums, bool continues) => Tile1x1(
            ref Unsafe.Add(ref weights, first * Width), panelStride, inputs - first, outputs, ref gradient, ref Unsafe.Add(ref sums, first * Width), continues);
}
