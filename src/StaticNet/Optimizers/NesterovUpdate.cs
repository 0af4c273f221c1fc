using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary><c>b = μ·b + g; w −= rate · (g + μ·b)</c>, b the first state.</summary>
internal readonly struct NesterovUpdate(float momentum, float rate) : IElementUpdate
{
    private readonly float _momentum = momentum;
    private readonly float _negativeRate = -rate;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T parameter, T gradient, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var momentum = T.All(_momentum);
        var buffer = MomentRange.KeepSum(T.MultiplyAdd(momentum, T.Load(ref s0, index), gradient));
        T.Store(buffer, ref s0, index);
        return T.MultiplyAdd(T.All(_negativeRate), T.MultiplyAdd(momentum, buffer, gradient), parameter);
    }
}
