using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>The sums of a tile in memory, where they wait for the next outputs.</summary>
internal static partial class SampleTiles<TLanes>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TLanes, TLanes, TLanes, TLanes, TLanes, TLanes, TLanes, TLanes) Load8(ref float sums) =>
        (TLanes.Load(ref sums, 0), TLanes.Load(ref sums, Width), TLanes.Load(ref sums, 2 * Width), TLanes.Load(ref sums, 3 * Width),
            TLanes.Load(ref sums, 4 * Width), TLanes.Load(ref sums, 5 * Width), TLanes.Load(ref sums, 6 * Width), TLanes.Load(ref sums, 7 * Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store8(TLanes a0, TLanes a1, TLanes a2, TLanes a3, TLanes a4, TLanes a5, TLanes a6, TLanes a7, ref float sums)
    {
        TLanes.Store(a0, ref sums, 0);
        TLanes.Store(a1, ref sums, Width);
        TLanes.Store(a2, ref sums, 2 * Width);
        TLanes.Store(a3, ref sums, 3 * Width);
        TLanes.Store(a4, ref sums, 4 * Width);
        TLanes.Store(a5, ref sums, 5 * Width);
        TLanes.Store(a6, ref sums, 6 * Width);
        TLanes.Store(a7, ref sums, 7 * Width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TLanes, TLanes, TLanes, TLanes) Load4(ref float sums) =>
        (TLanes.Load(ref sums, 0), TLanes.Load(ref sums, Width), TLanes.Load(ref sums, 2 * Width), TLanes.Load(ref sums, 3 * Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store4(TLanes a0, TLanes a1, TLanes a2, TLanes a3, ref float sums)
    {
        TLanes.Store(a0, ref sums, 0);
        TLanes.Store(a1, ref sums, Width);
        TLanes.Store(a2, ref sums, 2 * Width);
        TLanes.Store(a3, ref sums, 3 * Width);
    }
}
