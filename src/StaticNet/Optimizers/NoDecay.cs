using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet;

/// <summary>Weights don't decay.</summary>
internal readonly struct NoDecay : IWeightDecay
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Apply<T>(T gradient, T parameter, T factor)
        where T : struct, ILanes<T> => gradient;
}
