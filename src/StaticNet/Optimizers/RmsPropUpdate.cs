using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>The step of <see cref="RmsProp"/>; v is the first state.</summary>
internal readonly struct RmsPropUpdate(RmsPropFactors factors) : IElementUpdate
{
    private readonly RmsPropFactors _factors = factors;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T parameter, T gradient, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var direction = RmsPropDirection.Plain(_factors, gradient, ref s0, index);
        return T.MultiplyAdd(T.All(_factors.NegativeRate), direction, parameter);
    }
}
