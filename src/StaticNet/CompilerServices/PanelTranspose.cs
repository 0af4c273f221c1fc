using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace StaticNet.CompilerServices;

/// <summary>
/// Transposes weights from panels of 16 outputs to panels of 16 inputs, so that a gradient's lanes can run across inputs, and rows of a
/// batch to panels of 16 rows and back, so that lanes can run across samples.
/// </summary>
public static class PanelTranspose
{
    /// <summary>The lanes of a panel.</summary>
    internal const int Width = 16;

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
            Panel(
                ref Unsafe.Add(ref weights, input * Width), Width, panelStride, Math.Min(Width, inputs - input), outputs,
                ref Unsafe.Add(ref packed, input * outputs), Width);
    }

    /// <summary>
    /// Packs rows: <c>packed[r / 16, c, r mod 16] = rows[r, c]</c>; rows beyond the last, up to the next multiple of 16, become 0. Lengths
    /// aren't checked.
    /// </summary>
    /// <param name="rows"><c>[count, stride]</c></param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="packed">Receives <c>[panels of 16 rows, columns, 16]</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void PackRows(ref float rows, int stride, int count, int columns, ref float packed)
    {
        for (int row = 0; row < count; row += Width)
            Panel(
                ref Unsafe.Add(ref rows, (nint)row * stride), stride, Width, Math.Min(Width, count - row), columns,
                ref Unsafe.Add(ref packed, (nint)row * columns), Width);
    }

    /// <summary>
    /// Undoes <see cref="PackRows"/> for a panel: <c>rows[r, c] = panel[c, r]</c>; columns beyond the last, up to the next multiple of 16,
    /// become 0. Lengths aren't checked.
    /// </summary>
    /// <param name="panel"><c>[columns, 16]</c></param>
    /// <param name="columns">The columns.</param>
    /// <param name="count">The number of rows, at most 16.</param>
    /// <param name="rows">Receives <c>[count, stride]</c>.</param>
    /// <param name="stride">From one row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    internal static void UnpackRows(ref float panel, int columns, int count, ref float rows, int stride)
    {
        for (int column = 0; column < columns; column += Width)
            Panel(
                ref Unsafe.Add(ref panel, column * Width), Width, Width, Math.Min(Width, columns - column), count,
                ref Unsafe.Add(ref rows, column), stride);
    }

    // target[c, r] = source[r, c] for at most sixteen rows, sixteen columns at a time; rows that are missing become 0.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Panel(ref float source, int stride, int columnStep, int rows, int columns, ref float target, int targetStride)
    {
        int column = 0;
        if (rows == Width && Avx512F.IsSupported)
            for (; column <= columns - Width; column += Width, source = ref Unsafe.Add(ref source, columnStep))
                Block16(ref source, stride, ref Unsafe.Add(ref target, (nint)column * targetStride), targetStride);
        else if (rows == Width && Avx.IsSupported)
            for (; column <= columns - Width; column += Width, source = ref Unsafe.Add(ref source, columnStep))
                Blocks8(ref source, stride, ref Unsafe.Add(ref target, (nint)column * targetStride), targetStride);
        for (; column < columns; column += Width, source = ref Unsafe.Add(ref source, columnStep))
            Rest(
                ref source, stride, ref Unsafe.Add(ref target, (nint)column * targetStride), targetStride, rows, Math.Min(Width, columns - column));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Rest(ref float source, int stride, ref float target, int targetStride, int rows, int columns)
    {
        for (int column = 0; column < columns; column++)
        {
            ref float row = ref Unsafe.Add(ref target, column * targetStride);
            for (int i = 0; i < rows; i++)
                Unsafe.Add(ref row, i) = Unsafe.Add(ref source, (i * stride) + column);
            for (int i = rows; i < Width; i++)
                Unsafe.Add(ref row, i) = 0f;
        }
    }

    // Rows are interleaved by element, then by pair within 128 bits, then by 128 bits: 64 shuffles for 256 elements.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Block16(ref float source, int stride, ref float target, int targetStride)
    {
        var (a0, a1, a2, a3) = Quads(ref source, stride);
        var (b0, b1, b2, b3) = Quads(ref Unsafe.Add(ref source, 4 * stride), stride);
        var (c0, c1, c2, c3) = Quads(ref Unsafe.Add(ref source, 8 * stride), stride);
        var (d0, d1, d2, d3) = Quads(ref Unsafe.Add(ref source, 12 * stride), stride);
        StoreColumns(a0, b0, c0, d0, ref target, targetStride);
        StoreColumns(a1, b1, c1, d1, ref Unsafe.Add(ref target, targetStride), targetStride);
        StoreColumns(a2, b2, c2, d2, ref Unsafe.Add(ref target, 2 * targetStride), targetStride);
        StoreColumns(a3, b3, c3, d3, ref Unsafe.Add(ref target, 3 * targetStride), targetStride);
    }

    // Of four rows: vector k holds, in each 128 bits j, the four rows' elements of column 4j + k.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<float>, Vector512<float>, Vector512<float>, Vector512<float>) Quads(ref float source, int stride)
    {
        var r0 = Vector512.LoadUnsafe(ref source);
        var r1 = Vector512.LoadUnsafe(ref Unsafe.Add(ref source, stride));
        var r2 = Vector512.LoadUnsafe(ref Unsafe.Add(ref source, 2 * stride));
        var r3 = Vector512.LoadUnsafe(ref Unsafe.Add(ref source, 3 * stride));
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
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, ref float target, int targetStride)
    {
        var evenAb = Avx512F.Shuffle4x128(a, b, 0x88);
        var oddAb = Avx512F.Shuffle4x128(a, b, 0xDD);
        var evenCd = Avx512F.Shuffle4x128(c, d, 0x88);
        var oddCd = Avx512F.Shuffle4x128(c, d, 0xDD);
        Avx512F.Shuffle4x128(evenAb, evenCd, 0x88).StoreUnsafe(ref target);
        Avx512F.Shuffle4x128(oddAb, oddCd, 0x88).StoreUnsafe(ref Unsafe.Add(ref target, 4 * targetStride));
        Avx512F.Shuffle4x128(evenAb, evenCd, 0xDD).StoreUnsafe(ref Unsafe.Add(ref target, 8 * targetStride));
        Avx512F.Shuffle4x128(oddAb, oddCd, 0xDD).StoreUnsafe(ref Unsafe.Add(ref target, 12 * targetStride));
    }

    // Sixteen inputs of sixteen outputs, as four blocks of 8 × 8.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Blocks8(ref float source, int stride, ref float target, int targetStride)
    {
        Block8(ref source, stride, ref target, targetStride);
        Block8(ref Unsafe.Add(ref source, 8), stride, ref Unsafe.Add(ref target, 8 * targetStride), targetStride);
        Block8(ref Unsafe.Add(ref source, 8 * stride), stride, ref Unsafe.Add(ref target, 8), targetStride);
        Block8(ref Unsafe.Add(ref source, (8 * stride) + 8), stride, ref Unsafe.Add(ref target, (8 * targetStride) + 8), targetStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Block8(ref float source, int stride, ref float target, int targetStride)
    {
        var (a0, a1, a2, a3) = Quads8(ref source, stride);
        var (b0, b1, b2, b3) = Quads8(ref Unsafe.Add(ref source, 4 * stride), stride);
        StoreColumns8(a0, b0, ref target, targetStride);
        StoreColumns8(a1, b1, ref Unsafe.Add(ref target, targetStride), targetStride);
        StoreColumns8(a2, b2, ref Unsafe.Add(ref target, 2 * targetStride), targetStride);
        StoreColumns8(a3, b3, ref Unsafe.Add(ref target, 3 * targetStride), targetStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float>, Vector256<float>, Vector256<float>, Vector256<float>) Quads8(ref float source, int stride)
    {
        var r0 = Vector256.LoadUnsafe(ref source);
        var r1 = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, stride));
        var r2 = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 2 * stride));
        var r3 = Vector256.LoadUnsafe(ref Unsafe.Add(ref source, 3 * stride));
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
    private static void StoreColumns8(Vector256<float> a, Vector256<float> b, ref float target, int targetStride)
    {
        Avx.Permute2x128(a, b, 0x20).StoreUnsafe(ref target);
        Avx.Permute2x128(a, b, 0x31).StoreUnsafe(ref Unsafe.Add(ref target, 4 * targetStride));
    }
}
