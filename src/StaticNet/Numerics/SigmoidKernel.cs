using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// σ(x) = 1 / (1 + z) for x ≥ 0 and z / (1 + z) below, with z = e^−|x|: neither overflows, and small results keep their digits.
/// </summary>
internal static class SigmoidKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sigmoid<T>(T x)
        where T : struct, ILanes<T>
    {
        T z = ExpKernel.ExpUpTo0(T.CopySign(x, T.All(-1f)), out T onePlus);
        return T.SelectGreater(T.All(0f), x, z, T.All(1f)) / onePlus;
    }
}
