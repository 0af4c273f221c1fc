using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>Sums the squares of the new parameters and of their changes, in double.</summary>
internal readonly struct SquareTracking : IUpdateTracking
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<T>(T before, T after, ref double sums, int lane)
        where T : struct, ILanes<T>
    {
        T.AddSquares(after, ref sums, lane);
        T.AddSquares(after - before, ref sums, FixedOrder.LaneCount + lane);
    }
}
