using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>The step of <see cref="Adadelta"/>; v and u are the states.</summary>
internal readonly struct AdadeltaUpdate(MomentFactors averages, float epsilon, float rate) : IElementUpdate
{
    private readonly MomentFactors _averages = averages;
    private readonly float _epsilon = epsilon;
    private readonly float _negativeRate = -rate;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T parameter, T gradient, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var epsilon = T.All(_epsilon);
        var v = Moments.Second(_averages, gradient, ref s0, index);
        var change = T.Sqrt(T.Load(ref s1, index) + epsilon) / T.Sqrt(v + epsilon) * gradient;
        Moments.Second(_averages, change, ref s1, index);
        return T.MultiplyAdd(T.All(_negativeRate), change, parameter);
    }
}
