using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>Nothing is summed.</summary>
internal readonly struct NoTracking : IUpdateTracking
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add<T>(T before, T after, ref double sums, int lane)
        where T : struct, ILanes<T>
    {
    }
}
