using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary><c>w −= rate · g</c>.</summary>
internal readonly struct SgdUpdate(float rate) : IElementUpdate
{
    private readonly float _negativeRate = -rate;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T parameter, T gradient, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T> => T.MultiplyAdd(T.All(_negativeRate), gradient, parameter);
}
