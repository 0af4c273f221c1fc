using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>The loops of a tile, whose sums stay in registers.</summary>
internal static partial class SampleTiles<TLanes>
{
    // Eight inputs × two vectors of samples.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile8x2(
        ref float weights, int panelStride, int inputs, int outputs, ref float gradient, ref float sums, int secondGradient, int secondSums, bool continues)
    {
        for (int input = 0; input < inputs; input += 8)
        {
            TLanes a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default, a6 = default, a7 = default;
            TLanes b0 = default, b1 = default, b2 = default, b3 = default, b4 = default, b5 = default, b6 = default, b7 = default;
            if (continues)
            {
                (a0, a1, a2, a3, a4, a5, a6, a7) = Load8(ref sums);
                (b0, b1, b2, b3, b4, b5, b6, b7) = Load8(ref Unsafe.Add(ref sums, secondSums));
            }

            ref float panel = ref weights, g = ref gradient;
            for (int output = 0; output < outputs; output += Width, panel = ref Unsafe.Add(ref panel, panelStride))
            {
                ref float w = ref panel;
                int last = Math.Min(Width, outputs - output);
                for (int i = 0; i < last; i++, w = ref Unsafe.Add(ref w, 1), g = ref Unsafe.Add(ref g, Width))
                {
                    TLanes left = TLanes.Load(ref g, 0), right = TLanes.Load(ref g, secondGradient);
                    var w0 = TLanes.All(w);
                    a0 = TLanes.MultiplyAdd(w0, left, a0);
                    b0 = TLanes.MultiplyAdd(w0, right, b0);
                    var w1 = TLanes.All(Unsafe.Add(ref w, Width));
                    a1 = TLanes.MultiplyAdd(w1, left, a1);
                    b1 = TLanes.MultiplyAdd(w1, right, b1);
                    var w2 = TLanes.All(Unsafe.Add(ref w, 2 * Width));
                    a2 = TLanes.MultiplyAdd(w2, left, a2);
                    b2 = TLanes.MultiplyAdd(w2, right, b2);
                    var w3 = TLanes.All(Unsafe.Add(ref w, 3 * Width));
                    a3 = TLanes.MultiplyAdd(w3, left, a3);
                    b3 = TLanes.MultiplyAdd(w3, right, b3);
                    var w4 = TLanes.All(Unsafe.Add(ref w, 4 * Width));
                    a4 = TLanes.MultiplyAdd(w4, left, a4);
                    b4 = TLanes.MultiplyAdd(w4, right, b4);
                    var w5 = TLanes.All(Unsafe.Add(ref w, 5 * Width));
                    a5 = TLanes.MultiplyAdd(w5, left, a5);
                    b5 = TLanes.MultiplyAdd(w5, right, b5);
                    var w6 = TLanes.All(Unsafe.Add(ref w, 6 * Width));
                    a6 = TLanes.MultiplyAdd(w6, left, a6);
                    b6 = TLanes.MultiplyAdd(w6, right, b6);
                    var w7 = TLanes.All(Unsafe.Add(ref w, 7 * Width));
                    a7 = TLanes.MultiplyAdd(w7, left, a7);
                    b7 = TLanes.MultiplyAdd(w7, right, b7);
                }
            }

            Store8(a0, a1, a2, a3, a4, a5, a6, a7, ref sums);
            Store8(b0, b1, b2, b3, b4, b5, b6, b7, ref Unsafe.Add(ref sums, secondSums));
            weights = ref Unsafe.Add(ref weights, 8 * Width);
            sums = ref Unsafe.Add(ref sums, 8 * Width);
        }
    }

    // Four inputs × two vectors of samples.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile4x2(
        ref float weights, int panelStride, int inputs, int outputs, ref float gradient, ref float sums, int secondGradient, int secondSums, bool continues)
    {
        for (int input = 0; input < inputs; input += 4)
        {
            TLanes a0 = default, a1 = default, a2 = default, a3 = default;
            TLanes b0 = default, b1 = default, b2 = default, b3 = default;
            if (continues)
            {
                (a0, a1, a2, a3) = Load4(ref sums);
                (b0, b1, b2, b3) = Load4(ref Unsafe.Add(ref sums, secondSums));
            }

            ref float panel = ref weights, g = ref gradient;
            for (int output = 0; output < outputs; output += Width, panel = ref Unsafe.Add(ref panel, panelStride))
            {
                ref float w = ref panel;
                int last = Math.Min(Width, outputs - output);
                for (int i = 0; i < last; i++, w = ref Unsafe.Add(ref w, 1), g = ref Unsafe.Add(ref g, Width))
                {
                    TLanes left = TLanes.Load(ref g, 0), right = TLanes.Load(ref g, secondGradient);
                    var w0 = TLanes.All(w);
                    a0 = TLanes.MultiplyAdd(w0, left, a0);
                    b0 = TLanes.MultiplyAdd(w0, right, b0);
                    var w1 = TLanes.All(Unsafe.Add(ref w, Width));
                    a1 = TLanes.MultiplyAdd(w1, left, a1);
                    b1 = TLanes.MultiplyAdd(w1, right, b1);
                    var w2 = TLanes.All(Unsafe.Add(ref w, 2 * Width));
                    a2 = TLanes.MultiplyAdd(w2, left, a2);
                    b2 = TLanes.MultiplyAdd(w2, right, b2);
                    var w3 = TLanes.All(Unsafe.Add(ref w, 3 * Width));
                    a3 = TLanes.MultiplyAdd(w3, left, a3);
                    b3 = TLanes.MultiplyAdd(w3, right, b3);
                }
            }

            Store4(a0, a1, a2, a3, ref sums);
            Store4(b0, b1, b2, b3, ref Unsafe.Add(ref sums, secondSums));
            weights = ref Unsafe.Add(ref weights, 4 * Width);
            sums = ref Unsafe.Add(ref sums, 4 * Width);
        }
    }

    // Eight inputs × a vector of samples.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile8x1(
        ref float weights, int panelStride, int inputs, int outputs, ref float gradient, ref float sums, bool continues)
    {
        for (int input = 0; input < inputs; input += 8)
        {
            TLanes a0 = default, a1 = default, a2 = default, a3 = default, a4 = default, a5 = default, a6 = default, a7 = default;
            if (continues)
            {
                (a0, a1, a2, a3, a4, a5, a6, a7) = Load8(ref sums);
            }

            ref float panel = ref weights, g = ref gradient;
            for (int output = 0; output < outputs; output += Width, panel = ref Unsafe.Add(ref panel, panelStride))
            {
                ref float w = ref panel;
                int last = Math.Min(Width, outputs - output);
                for (int i = 0; i < last; i++, w = ref Unsafe.Add(ref w, 1), g = ref Unsafe.Add(ref g, Width))
                {
                    TLanes left = TLanes.Load(ref g, 0);
                    a0 = TLanes.MultiplyAdd(TLanes.All(w), left, a0);
                    a1 = TLanes.MultiplyAdd(TLanes.All(Unsafe.Add(ref w, Width)), left, a1);
                    a2 = TLanes.MultiplyAdd(TLanes.All(Unsafe.Add(ref w, 2 * Width)), left, a2);
                    a3 = TLanes.MultiplyAdd(TLanes.All(Unsafe.Add(ref w, 3 * Width)), left, a3);
                    a4 = TLanes.MultiplyAdd(TLanes.All(Unsafe.Add(ref w, 4 * Width)), left, a4);
                    a5 = TLanes.MultiplyAdd(TLanes.All(Unsafe.Add(ref w, 5 * Width)), left, a5);
                    a6 = TLanes.MultiplyAdd(TLanes.All(Unsafe.Add(ref w, 6 * Width)), left, a6);
                    a7 = TLanes.MultiplyAdd(TLanes.All(Unsafe.Add(ref w, 7 * Width)), left, a7);
                }
            }

            Store8(a0, a1, a2, a3, a4, a5, a6, a7, ref sums);
            weights = ref Unsafe.Add(ref weights, 8 * Width);
            sums = ref Unsafe.Add(ref sums, 8 * Width);
        }
    }

    // An input × a vector of samples.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Tile1x1(
        ref float weights, int panelStride, int inputs, int outputs, ref float gradient, ref float sums, bool continues)
    {
        for (int input = 0; input < inputs; input += 1)
        {
            TLanes a0 = default;
            if (continues)
            {
                a0 = TLanes.Load(ref sums, 0);
            }

            ref float panel = ref weights, g = ref gradient;
            for (int output = 0; output < outputs; output += Width, panel = ref Unsafe.Add(ref panel, panelStride))
            {
                ref float w = ref panel;
                int last = Math.Min(Width, outputs - output);
                for (int i = 0; i < last; i++, w = ref Unsafe.Add(ref w, 1), g = ref Unsafe.Add(ref g, Width))
                {
                    TLanes left = TLanes.Load(ref g, 0);
                    a0 = TLanes.MultiplyAdd(TLanes.All(w), left, a0);
                }
            }

            TLanes.Store(a0, ref sums, 0);
            weights = ref Unsafe.Add(ref weights, Width);
            sums = ref Unsafe.Add(ref sums, Width);
        }
    }
}
