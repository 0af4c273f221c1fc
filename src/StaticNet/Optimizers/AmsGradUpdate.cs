using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>The step of <see cref="Adam"/> with AMSGrad; m, v and the largest v so far are the three states.</summary>
internal readonly struct AmsGradUpdate(AdamFactors factors) : IElementUpdate
{
    private readonly AdamFactors _factors = factors;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T parameter, T gradient, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var m = Moments.First(_factors.Moments, gradient, ref s0, index);
        var v = Moments.Second(_factors.Moments, gradient, ref s1, index);
        var largest = T.Load(ref s2, index);
        largest = T.SelectGreater(v, largest, v, largest);
        T.Store(largest, ref s2, index);
        return T.MultiplyAdd(T.All(_factors.NegativeRate), m / (T.Sqrt(largest) + T.All(_factors.Epsilon)), parameter);
    }
}
