using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// x·σ(v) for a gate v of x's sign: SiLU with v = x, and the tanh form of GELU with v = 2·√(2/π)·(x + 0.044715·x³), since
/// (1 + tanh(v / 2)) / 2 = σ(v). With z = e^−|v| it is x / (1 + z) for x ≥ 0 and x·z / (1 + z) below, where the product is
/// taken before the exponent, so that even denormal results are rounded once.
/// </summary>
internal static class GatedKernel
{
    // Beyond these the result is x or 0; the gates' exponentials stay within ExpKernel.Split's range.
    private const float SiluLimit = 110f;
    private const float GeluLimit = 12f;

    // 2·√(2/π), and 0.044715 times that.
    private const float Linear = 1.5957691216f;
    private const float Cubic = 0.0713548162726f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Silu<T>(T x)
        where T : struct, ILanes<T>
    {
        T limited = Limit(x, SiluLimit);
        return Value(x, limited, limited);
    }

    /// <summary>σ(x)·(1 + x·(1 − σ(x))).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T SiluDerivative<T>(T x)
        where T : struct, ILanes<T>
    {
        T limited = Limit(x, SiluLimit);
        return Derivative(limited, limited);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gelu<T>(T x)
        where T : struct, ILanes<T>
    {
        T limited = Limit(x, GeluLimit);
        return Value(x, limited, limited * T.MultiplyAdd(limited * limited, T.All(Cubic), T.All(Linear)));
    }

    /// <summary>σ(v)·(1 + x·v′·(1 − σ(v))).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T GeluDerivative<T>(T x)
        where T : struct, ILanes<T>
    {
        T limited = Limit(x, GeluLimit);
        T square = limited * limited;
        T gate = limited * T.MultiplyAdd(square, T.All(Cubic), T.All(Linear));
        return Derivative(gate, limited * T.MultiplyAdd(square, T.All(3f * Cubic), T.All(Linear)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Value<T>(T x, T limited, T gate)
        where T : struct, ILanes<T>
    {
        ExpKernel.Split(T.CopySign(gate, T.All(-1f)), out T mantissa, out T first, out T second);
        T below = limited * mantissa * first * second;
        return T.SelectGreater(T.All(0f), x, below, x) / T.MultiplyAdd(mantissa * first, second, T.All(1f));
    }

    /// <summary>
    /// σ(v) + p·σ(v)·(1 − σ(v)), over one denominator: (1 + z + p·z) / (1 + z)² for v ≥ 0, z·(1 + z + p) / (1 + z)² below.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Derivative<T>(T gate, T product)
        where T : struct, ILanes<T>
    {
        T z = ExpKernel.ExpUpTo0(T.CopySign(gate, T.All(-1f)));
        T denominator = T.All(1f) + z;
        T above = T.MultiplyAdd(product, z, denominator);
        T below = z * (denominator + product);
        return T.SelectGreater(T.All(0f), gate, below, above) / (denominator * denominator);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Limit<T>(T x, float limit)
        where T : struct, ILanes<T>
    {
        T above = T.SelectGreater(x, T.All(limit), T.All(limit), x);
        return T.SelectGreater(T.All(-limit), above, T.All(-limit), above);
    }
}
