using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary><c>w −= rate · g</c>.</summary>
internal readonly struct SgdUpdate<TDecay>(float scale, float decay, float rate) : IElementUpdate
    where TDecay : struct, IWeightDecay
{
    private readonly float _scale = scale;
    private readonly float _decay = decay;
    private readonly float _negativeRate = -rate;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<T>(ref float w, ref float g, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var parameter = T.Load(ref w, index);
        var gradient = TDecay.Apply(T.Load(ref g, index) * T.All(_scale), parameter, T.All(_decay));
        T.Store(T.MultiplyAdd(T.All(_negativeRate), gradient, parameter), ref w, index);
    }
}
