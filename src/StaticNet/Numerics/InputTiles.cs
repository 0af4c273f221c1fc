using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>The register tiles of one sample's input gradient, lanes across inputs, of weights that were turned.</summary>
/// <typeparam name="TLanes">The vector.</typeparam>
internal static class InputTiles<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const int Width = 16;

    /// <summary>
    /// Computes <c>sums[i] = Σₒ gradient[o] · weights[i / 16, o, i mod 16]</c>, in ascending order of o; lengths aren't checked.
    /// </summary>
    /// <param name="gradient">The gradients of the outputs.</param>
    /// <param name="outputs">The outputs.</param>
    /// <param name="weights">The turned weights, <c>[panels of 16 inputs, outputs, 16]</c>, 0 beyond the last input.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="sums">Receives the sums, up to the next multiple of 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Sum(ref float gradient, int outputs, ref float weights, int inputs, ref float sums)
    {
        int padded = (inputs + Width - 1) / Width * Width, input = 0;
        for (; input + (4 * TLanes.Count) <= padded; input += 4 * TLanes.Count)
            Tile4(
                ref gradient, outputs, ref Unsafe.Add(ref weights, Place(input, outputs)), Place(TLanes.Count, outputs),
                Place(2 * TLanes.Count, outputs), Place(3 * TLanes.Count, outputs), ref Unsafe.Add(ref sums, input));
        for (; input < padded; input += TLanes.Count)
            Tile1(ref gradient, outputs, ref Unsafe.Add(ref weights, Place(input, outputs)), ref Unsafe.Add(ref sums, input));
    }

    // Where the vector of an input begins. Four vectors begin at a multiple of their own lanes, so the places of the others add up.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Place(int input, int outputs) => (input / Width * outputs * Width) + (input % Width);

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile4(ref float gradient, int outputs, ref float weights, int second, int third, int fourth, ref float sums)
    {
        TLanes a0 = default, a1 = default, a2 = default, a3 = default;
        ref float w = ref weights;
        for (int output = 0; output < outputs; output++, w = ref Unsafe.Add(ref w, Width))
        {
            var g = TLanes.All(Unsafe.Add(ref gradient, output));
            a0 = TLanes.MultiplyAdd(g, TLanes.Load(ref w, 0), a0);
            a1 = TLanes.MultiplyAdd(g, TLanes.Load(ref w, second), a1);
            a2 = TLanes.MultiplyAdd(g, TLanes.Load(ref w, third), a2);
            a3 = TLanes.MultiplyAdd(g, TLanes.Load(ref w, fourth), a3);
        }

        TLanes.Store(a0, ref sums, 0);
        TLanes.Store(a1, ref sums, TLanes.Count);
        TLanes.Store(a2, ref sums, 2 * TLanes.Count);
        TLanes.Store(a3, ref sums, 3 * TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile1(ref float gradient, int outputs, ref float weights, ref float sums)
    {
        TLanes a = default;
        ref float w = ref weights;
        for (int output = 0; output < outputs; output++, w = ref Unsafe.Add(ref w, Width))
            a = TLanes.MultiplyAdd(TLanes.All(Unsafe.Add(ref gradient, output)), TLanes.Load(ref w, 0), a);
        TLanes.Store(a, ref sums, 0);
    }
}
