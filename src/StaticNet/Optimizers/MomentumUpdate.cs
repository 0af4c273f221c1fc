using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary><c>b = μ·b + share·g; w −= rate · b</c>, b the first state.</summary>
internal readonly struct MomentumUpdate(float momentum, float share, float rate) : IElementUpdate
{
    private readonly float _momentum = momentum;
    private readonly float _share = share;
    private readonly float _negativeRate = -rate;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T parameter, T gradient, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var buffer = T.MultiplyAdd(T.All(_share), gradient, T.All(_momentum) * T.Load(ref s0, index));
        buffer = MomentRange.KeepSum(buffer);
        T.Store(buffer, ref s0, index);
        return T.MultiplyAdd(T.All(_negativeRate), buffer, parameter);
    }
}
