using System.Runtime.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Optimizers;

/// <summary>The step of <see cref="Lion"/>; m is the state.</summary>
internal readonly struct LionUpdate(double beta1, double beta2, float rate) : IElementUpdate
{
    private readonly MomentFactors _direction = new(beta1, beta2);
    private readonly MomentFactors _average = new(beta2, beta2);
    private readonly float _rate = rate;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Apply<T>(T parameter, T gradient, ref float s0, ref float s1, ref float s2, int index)
        where T : struct, ILanes<T>
    {
        var direction = T.MultiplyAdd(T.All(_direction.Share1), gradient, T.All(_direction.Keep1) * T.Load(ref s0, index));
        Moments.First(_average, gradient, ref s0, index);
        var zero = T.All(0);
        var rate = T.All(_rate);
        return T.SelectGreater(direction, zero, parameter - rate, T.SelectGreater(zero, direction, parameter + rate, parameter + direction));
    }
}
