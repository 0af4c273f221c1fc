using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary><c>b = μ·b + g; w −= rate · (g + μ·b)</c>, b the first state.</summary>
internal readonly struct NesterovUpdate<TDecay>(float scale, float decay, float momentum, float rate) : IElementUpdate
    where TDecay : struct, IWeightDecay
{
    private readonly float _scale = scale;
    private readonly float _decay = decay;
    private readonly float _momentum = momentum;
    private readonly float _negativeRate = -rate;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply<T>(ref float w, ref float g, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var parameter = T.Load(ref w, index);
        var momentum = T.All(_momentum);
        var gradient = TDecay.Apply(T.Load(ref g, index) * T.All(_scale), parameter, T.All(_decay));
        var buffer = FlushThresholds.Flush(T.MultiplyAdd(momentum, T.Load(ref s0, index), gradient), T.All(FlushThresholds.FirstMoment));
        T.Store(buffer, ref s0, index);
        T.Store(T.MultiplyAdd(T.All(_negativeRate), T.MultiplyAdd(momentum, buffer, gradient), parameter), ref w, index);
    }
}
