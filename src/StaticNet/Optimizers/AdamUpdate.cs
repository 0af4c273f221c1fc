using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>The step of <see cref="Adam"/>; m and v are the first two states.</summary>
internal readonly struct AdamUpdate<TDecay>(AdamFactors factors) : IElementUpdate
    where TDecay : struct, IWeightDecay
{
    private readonly AdamFactors _factors = factors;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<T>(ref float w, ref float g, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var parameter = T.Load(ref w, index);
        var gradient = TDecay.Apply(T.Load(ref g, index) * T.All(_factors.Scale), parameter, T.All(_factors.Decay));
        var m = AdamMoments.First(_factors, gradient, T.Load(ref s0, index));
        var v = AdamMoments.Second(_factors, gradient, T.Load(ref s1, index));
        T.Store(m, ref s0, index);
        T.Store(v, ref s1, index);

        var step = m / (T.Sqrt(v) + T.All(_factors.Epsilon));
        T.Store(T.MultiplyAdd(T.All(_factors.NegativeRate), step, parameter), ref w, index);
    }
}
