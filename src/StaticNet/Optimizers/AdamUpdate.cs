using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>The step of <see cref="Adam"/>; m and v are the first two states.</summary>
internal readonly struct AdamUpdate(AdamFactors factors) : IElementUpdate
{
    private readonly AdamFactors _factors = factors;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T parameter, T gradient, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var m = Moments.First(_factors.Moments, gradient, ref s0, index);
        var v = Moments.Second(_factors.Moments, gradient, ref s1, index);
        return T.MultiplyAdd(T.All(_factors.NegativeRate), m / (T.Sqrt(v) + T.All(_factors.Epsilon)), parameter);
    }
}
