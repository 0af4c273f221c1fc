using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>The step of <see cref="RmsProp"/>, centered and with momentum; v, ḡ and b are the states.</summary>
internal readonly struct CenteredRmsPropMomentumUpdate(RmsPropFactors factors) : IElementUpdate
{
    private readonly RmsPropFactors _factors = factors;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T parameter, T gradient, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var direction = RmsPropDirection.Centered(_factors, gradient, ref s0, ref s1, index);
        direction = RmsPropDirection.WithMomentum(_factors, direction, ref s2, index);
        return T.MultiplyAdd(T.All(_factors.NegativeRate), direction, parameter);
    }
}
