using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StaticNet.CompilerServices;

/// <summary>Columns of a matrix packed for kernels that read them one after the other. It is public for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ColumnBlocks
{
    private const int Width = 8;

    /// <summary>
    /// Packs columns: <c>packed[c / 8, r, c mod 8] = rows[r, c]</c>. Lengths aren't checked.
    /// </summary>
    /// <param name="rows">The first column of the first row, <c>[count, stride]</c>.</param>
    /// <param name="stride">From one row to the next.</param>
    /// <param name="columns">The columns, a multiple of 8.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="packed">Receives <c>[columns / 8, count, 8]</c>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Pack(ref readonly float rows, int stride, int columns, int count, ref float packed)
    {
        // Two at a time: a line of the source holds sixteen, and is read once while it is near.
        int column = 0;
        for (; column + (2 * Width) <= columns; column += 2 * Width)
        {
            ref float source = ref Unsafe.Add(ref Unsafe.AsRef(in rows), column);
            ref float target = ref Unsafe.Add(ref packed, (nint)column * count);
            ref float next = ref Unsafe.Add(ref target, (nint)Width * count);
            for (int row = 0; row < count; row++)
            {
                Vector256.LoadUnsafe(ref source).StoreUnsafe(ref target);
                Vector256.LoadUnsafe(ref source, Width).StoreUnsafe(ref next);
                source = ref Unsafe.Add(ref source, stride);
                target = ref Unsafe.Add(ref target, Width);
                next = ref Unsafe.Add(ref next, Width);
            }
        }

        for (; column < columns; column += Width)
        {
            ref float source = ref Unsafe.Add(ref Unsafe.AsRef(in rows), column);
            ref float target = ref Unsafe.Add(ref packed, (nint)column * count);
            for (int row = 0; row < count; row++, source = ref Unsafe.Add(ref source, stride), target = ref Unsafe.Add(ref target, Width))
                Vector256.LoadUnsafe(ref source).StoreUnsafe(ref target);
        }
    }
}
