using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>A step of <see cref="RAdam"/> that goes by m alone; m and v are the states.</summary>
internal readonly struct RAdamEarlyUpdate(AdamFactors factors) : IElementUpdate
{
    private readonly AdamFactors _factors = factors;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T parameter, T gradient, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var m = Moments.First(_factors.Moments, gradient, ref s0, index);
        Moments.Second(_factors.Moments, gradient, ref s1, index);
        return T.MultiplyAdd(T.All(_factors.NegativeRate), m, parameter);
    }
}
