using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>The step of <see cref="NAdam"/>; m and v are the states.</summary>
internal readonly struct NAdamUpdate(NAdamFactors factors) : IElementUpdate
{
    private readonly NAdamFactors _factors = factors;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T parameter, T gradient, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var m = Moments.First(_factors.Moments, gradient, ref s0, index);
        var v = Moments.Second(_factors.Moments, gradient, ref s1, index);
        var ahead = T.MultiplyAdd(T.All(_factors.NegativeGradientRate), gradient, T.All(_factors.NegativeMomentRate) * m);
        return parameter + (ahead / (T.Sqrt(v) + T.All(_factors.Epsilon)));
    }
}
