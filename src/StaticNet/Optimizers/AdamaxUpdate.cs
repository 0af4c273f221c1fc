using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>The step of <see cref="Adamax"/>; m and u are the states.</summary>
internal readonly struct AdamaxUpdate(AdamFactors factors) : IElementUpdate
{
    private readonly AdamFactors _factors = factors;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T parameter, T gradient, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var m = Moments.First(_factors.Moments, gradient, ref s0, index);
        var kept = T.All(_factors.Moments.Keep2) * T.Load(ref s1, index);
        var size = T.Abs(gradient) + T.All(_factors.Epsilon);
        var largest = T.SelectGreater(kept, size, kept, size);
        T.Store(largest, ref s1, index);
        return T.MultiplyAdd(T.All(_factors.NegativeRate), m / largest, parameter);
    }
}
