using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>The step of <see cref="Adagrad"/>; s is the state.</summary>
internal readonly struct AdagradUpdate(float rate, float epsilon) : IElementUpdate
{
    private readonly float _negativeRate = -rate;
    private readonly float _epsilon = epsilon;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T parameter, T gradient, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var sum = MomentRange.KeepSquare(T.MultiplyAdd(gradient, gradient, T.Load(ref s0, index)));
        T.Store(sum, ref s0, index);
        return T.MultiplyAdd(T.All(_negativeRate), gradient / (T.Sqrt(sum) + T.All(_epsilon)), parameter);
    }
}
