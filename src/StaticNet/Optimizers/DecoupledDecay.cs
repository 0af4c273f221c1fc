using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>
/// The parameter shrinks before the step, <c>w + factor · w</c> with <c>factor = −rate · decay</c>, and the gradient stays as it
/// is (Loshchilov and Hutter 2019). As one factor <c>1 − rate · decay</c> a shrinkage of 1e-6 would be off by 1 % in a float.
/// </summary>
internal readonly struct DecoupledDecay : IWeightDecay
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Shrink<T>(T parameter, T factor)
        where T : struct, ILanes<T> => T.MultiplyAdd(factor, parameter, parameter);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Penalize<T>(T gradient, T parameter, T factor)
        where T : struct, ILanes<T> => gradient;
}
