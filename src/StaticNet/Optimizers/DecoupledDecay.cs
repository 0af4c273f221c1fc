using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>
/// The parameter shrinks before the step, <c>factor · w</c> with <c>factor = 1 − rate · decay</c>, and the gradient stays as it
/// is (Loshchilov and Hutter 2019).
/// </summary>
internal readonly struct DecoupledDecay : IWeightDecay
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Shrink<T>(T parameter, T factor)
        where T : struct, ILanes<T> => factor * parameter;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Penalize<T>(T gradient, T parameter, T factor)
        where T : struct, ILanes<T> => gradient;
}
