using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>The gradient of <c>factor/2 · ‖w‖²</c> is added: <c>g + factor · w</c>.</summary>
internal readonly struct L2Decay : IWeightDecay
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Shrink<T>(T parameter, T factor)
        where T : struct, ILanes<T> => parameter;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Penalize<T>(T gradient, T parameter, T factor)
        where T : struct, ILanes<T> => T.MultiplyAdd(factor, parameter, gradient);
}
