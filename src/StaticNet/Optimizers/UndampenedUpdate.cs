using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary><c>b = μ·b + g; w −= rate · b</c>, b the first state: <see cref="MomentumUpdate"/> with a share of 1, bit for bit.</summary>
internal readonly struct UndampenedUpdate(float momentum, float rate) : IElementUpdate
{
    private readonly float _momentum = momentum;
    private readonly float _negativeRate = -rate;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T parameter, T gradient, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var buffer = MomentRange.KeepSum((T.All(_momentum) * T.Load(ref s0, index)) + gradient);
        T.Store(buffer, ref s0, index);
        return T.MultiplyAdd(T.All(_negativeRate), buffer, parameter);
    }
}
