using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// ln(1 + eˣ) = max(x, 0) + ln(1 + z) with z = e^−|x|: nothing overflows, and small results keep their digits. Above √2 − 1
/// the logarithm is that of (1 + z) / 2 plus ln 2, whose reduced argument (z − 1) / 2 is exact.
/// </summary>
internal static class SoftplusKernel
{
    private const float Middle = 0.41421356f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Softplus<T>(T x)
        where T : struct, ILanes<T>
    {
        T z = ExpKernel.ExpUpTo0(T.CopySign(x, T.All(-1f)));
        T middle = T.All(Middle);
        T k = T.SelectGreater(z, middle, T.All(1f), T.All(0f));
        T f = T.SelectGreater(z, middle, (z - T.All(1f)) * T.All(0.5f), z);
        return T.SelectGreater(x, T.All(0f), x, T.All(0f)) + LogKernel.OfReduced(k, f);
    }
}
