using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>Weights don't decay.</summary>
internal readonly struct NoDecay : IWeightDecay
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Shrink<T>(T parameter, T factor)
        where T : struct, ILanes<T> => parameter;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Penalize<T>(T gradient, T parameter, T factor)
        where T : struct, ILanes<T> => gradient;
}
