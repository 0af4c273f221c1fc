using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.Numerics;

/// <summary>
/// Transposes weights from panels of 16 outputs to panels of 16 inputs, so that a gradient's lanes can run across inputs.
/// </summary>
public static class PanelTranspose
{
    private const int Width = 16;

    /// <summary>
    /// Packs a strip of inputs: <c>packed[i / 16, o, i mod 16] = weights[o / 16, i, o mod 16]</c>; inputs beyond the strip, up to
    /// the next multiple of 16, become 0. Lengths aren't checked.
    /// </summary>
    /// <param name="weights">The strip's first input in the first panel, <c>[panels, inputs, 16]</c>.</param>
    /// <param name="panelStride">From one panel to the next.</param>
    /// <param name="inputs">The inputs of the strip.</param>
    /// <param name="outputs">The outputs, which need not fill the last panel.</param>
    /// <param name="packed">Receives <c>[panels of 16 inputs, outputs, 16]</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Pack(ref float weights, int panelStride, int inputs, int outputs, ref float packed)
    {
        for (int input = 0; input < inputs; input += Width)
        {
            ref float source = ref Unsafe.Add(ref weights, input * Width);
            ref float target = ref Unsafe.Add(ref packed, input * outputs);
            int rows = Math.Min(Width, inputs - input);
            int output = 0;
            if (rows == Width && Avx512F.IsSupported)
                for (; output <= outputs - Width; output += Width, source = ref Unsafe.Add(ref source, panelStride))
                    Block16(ref source, ref Unsafe.Add(ref target, output * Width));
            else if (rows == Width && Avx.IsSupported)
                for (; output <= outputs - Width; output += Width, source = ref Unsafe.Add(ref source, panelStride))
                    Blocks8(ref source, ref Unsafe.Add(ref target, output * Width));
            for (; output < outputs; output += Width, source = ref Unsafe.Add(ref source, panelStride))
                Rest(ref source, ref Unsafe.Add(ref target, output * Width), rows, Math.Min(Width, outputs - output));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rest(ref float source, ref float target, int rows, int columns)
    {
        for (int column = 0; column < columns; column++)
        {
            ref float row = ref Unsafe.Add(ref target, column * Width);
            for (int i = 0; i < rows; i++)
                Unsafe.Add(ref row, i) = Unsafe.Add(ref source, (i * Width) + column);
            for (int i = rows; i < Width; i++)
                Unsafe.Add(ref row, i) = 0f;
        }
    }

    // Rows are interleaved by element, then by pair within 128 bits, then by 128 bits: 64 shuffles for 256 elements.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Block16(ref float source, ref float target)
    {
        var (a0, a1, a2, a3) = Quads(ref source);
        var (b0, b1, b2, b3) = Quads(ref Unsafe.Add(ref source, 64));
        var (c0, c1, c2, c3) = Quads(ref Unsafe.Add(ref source, 128));
        var (d0, d1, d2, d3) = Quads(ref Unsafe.Add(ref source, 192));
        StoreColumns(a0, b0, c0, d0, ref target);
        StoreColumns(a1, b1, c1, d1, ref Unsafe.Add(ref target, Width));
        StoreColumns(a2, b2, c2, d2, ref Unsafe.Add(ref target, 2 * Width));
        StoreColumns(a3, b3, c3, d3, ref Unsafe.Add(ref target, 3 * Width));
    }

    // Of four rows: vector k holds, in each 128 bits j, the four rows' elements of column 4j + k.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float>, Vector512<float>, Vector512<float>, Vector512<float>) Quads(ref float source)
    {
        var r0 = Vector512.LoadUnsafe(ref source);
        var r1 = Vector512.LoadUnsafe(ref source, 16);
        var r2 = Vector512.LoadUnsafe(ref source, 32);
        var r3 = Vector512.LoadUnsafe(ref source, 48);
        var low01 = Avx512F.UnpackLow(r0, r1).AsDouble();
        var high01 = Avx512F.UnpackHigh(r0, r1).AsDouble();
        var low23 = Avx512F.UnpackLow(r2, r3).AsDouble();
        var high23 = Avx512F.UnpackHigh(r2, r3).AsDouble();
        return (
            Avx512F.UnpackLow(low01, low23).AsSingle(),
            Avx512F.UnpackHigh(low01, low23).AsSingle(),
            Avx512F.UnpackLow(high01, high23).AsSingle(),
            Avx512F.UnpackHigh(high01, high23).AsSingle());
    }

    // Columns k, k + 4, k + 8 and k + 12 from the four groups of rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreColumns(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, ref float target)
    {
        var evenAb = Avx512F.Shuffle4x128(a, b, 0x88);
        var oddAb = Avx512F.Shuffle4x128(a, b, 0xDD);
        var evenCd = Avx512F.Shuffle4x128(c, d, 0x88);
        var oddCd = Avx512F.Shuffle4x128(c, d, 0xDD);
        Avx512F.Shuffle4x128(evenAb, evenCd, 0x88).StoreUnsafe(ref target);
        Avx512F.Shuffle4x128(oddAb, oddCd, 0x88).StoreUnsafe(ref Unsafe.Add(ref target, 4 * Width));
        Avx512F.Shuffle4x128(evenAb, evenCd, 0xDD).StoreUnsafe(ref Unsafe.Add(ref target, 8 * Width));
        Avx512F.Shuffle4x128(oddAb, oddCd, 0xDD).StoreUnsafe(ref Unsafe.Add(ref target, 12 * Width));
    }

    // Sixteen inputs of sixteen outputs, as four blocks of 8 × 8.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Blocks8(ref float source, ref float target)
    {
        Block8(ref source, ref target);
        Block8(ref Unsafe.Add(ref source, 8), ref Unsafe.Add(ref target, 8 * Width));
        Block8(ref Unsafe.Add(ref source, 8 * Width), ref Unsafe.Add(ref target, 8));
        Block8(ref Unsafe.Add(ref source, (8 * Width) + 8), ref Unsafe.Add(ref target, (8 * Width) + 8));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block8(ref float source, ref float target)
    {
        var (a0, a1, a2, a3) = Quads8(ref source);
        var (b0, b1, b2, b3) = Quads8(ref Unsafe.Add(ref source, 64));
        StoreColumns8(a0, b0, ref target);
        StoreColumns8(a1, b1, ref Unsafe.Add(ref target, Width));
        StoreColumns8(a2, b2, ref Unsafe.Add(ref target, 2 * Width));
        StoreColumns8(a3, b3, ref Unsafe.Add(ref target, 3 * Width));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float>, Vector256<float>, Vector256<float>, Vector256<float>) Quads8(ref float source)
    {
        var r0 = Vector256.LoadUnsafe(ref source);
        var r1 = Vector256.LoadUnsafe(ref source, 16);
        var r2 = Vector256.LoadUnsafe(ref source, 32);
        var r3 = Vector256.LoadUnsafe(ref source, 48);
        var low01 = Avx.UnpackLow(r0, r1).AsDouble();
        var high01 = Avx.UnpackHigh(r0, r1).AsDouble();
        var low23 = Avx.UnpackLow(r2, r3).AsDouble();
        var high23 = Avx.UnpackHigh(r2, r3).AsDouble();
        return (
            Avx.UnpackLow(low01, low23).AsSingle(),
            Avx.UnpackHigh(low01, low23).AsSingle(),
            Avx.UnpackLow(high01, high23).AsSingle(),
            Avx.UnpackHigh(high01, high23).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreColumns8(Vector256<float> a, Vector256<float> b, ref float target)
    {
        Avx.Permute2x128(a, b, 0x20).StoreUnsafe(ref target);
        Avx.Permute2x128(a, b, 0x31).StoreUnsafe(ref Unsafe.Add(ref target, 4 * Width));
    }
}
