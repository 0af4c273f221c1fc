using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>The step of <see cref="RmsProp"/> with momentum; v and b are the states.</summary>
internal readonly struct RmsPropMomentumUpdate(RmsPropFactors factors) : IElementUpdate
{
    private readonly RmsPropFactors _factors = factors;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T parameter, T gradient, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var direction = RmsPropDirection.Plain(_factors, gradient, ref s0, index);
        direction = RmsPropDirection.WithMomentum(_factors, direction, ref s1, index);
        return T.MultiplyAdd(T.All(_factors.NegativeRate), direction, parameter);
    }
}
