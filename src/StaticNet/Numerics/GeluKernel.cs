using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// x·Φ(x), Φ the distribution function of the standard normal: max(x, 0) − t·Φ(−t) with t = |x|, where
/// Φ(−t) = e^(−t²/2)·R(t) and R(t) = p(w) / (t + 4), w = (t − 4) / (t + 4), with p of degree 9 (minimax, relative error below
/// 1e-8). Unlike (1 + erf(x/√2)) / 2 it keeps its digits where Φ is small, and one exponential serves the derivative
/// Φ(x) + x·φ(x) as well.
/// </summary>
internal static class GeluKernel
{
    // Φ(−15) · 15 is no float.
    private const float Limit = 15f;

    private const float Centre = 4f;

    // 1/√(2π)
    private const float Density = 0.39894228f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gelu<T>(T x)
        where T : struct, ILanes<T>
    {
        T t = LimitedMagnitude(x);
        T tail = TimesBell(t, t * Ratio(t));
        return T.CopySign(T.SelectGreater(x, T.All(0f), x, T.All(0f)) - tail, x);
    }

    /// <summary>Φ(−t) − t·φ(t) for x = −t, and 1 less that for x = t.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Derivative<T>(T x)
        where T : struct, ILanes<T>
    {
        T t = LimitedMagnitude(x);
        T below = TimesBell(t, T.MultiplyAdd(t, T.All(-Density), Ratio(t)));
        return T.SelectGreater(T.All(0f), x, below, T.All(1f) - below);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LimitedMagnitude<T>(T x)
        where T : struct, ILanes<T>
    {
        T magnitude = T.Abs(x);
        return T.SelectGreater(magnitude, T.All(Limit), T.All(Limit), magnitude);
    }

    /// <summary>factor · e^(−t²/2). What t² loses to rounding would show in the exponential: it is put back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T TimesBell<T>(T t, T factor)
        where T : struct, ILanes<T>
    {
        T square = t * t;
        T lost = T.MultiplyAdd(t, t, T.All(0f) - square);
        ExpKernel.Split(square * T.All(-0.5f), out T mantissa, out T first, out T second);
        T product = factor * mantissa;
        return T.MultiplyAdd(product * T.All(-0.5f), lost, product) * first * second;
    }

    /// <summary>R(t) = Φ(−t) · e^(t²/2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Ratio<T>(T t)
        where T : struct, ILanes<T>
    {
        T reciprocal = T.All(1f) / (t + T.All(Centre));
        T w = (t - T.All(Centre)) * reciprocal;
        T square = w * w;
        T fourth = square * square;
        T terms01 = T.MultiplyAdd(T.All(-0.607896566f), w, T.All(0.755285144f));
        T terms23 = T.MultiplyAdd(T.All(-0.186523676f), w, T.All(0.387136877f));
        T terms45 = T.MultiplyAdd(T.All(-0.00752400421f), w, T.All(0.0604034886f));
        T terms67 = T.MultiplyAdd(T.All(0.00156840822f), w, T.All(-0.0035102109f));
        T terms89 = T.MultiplyAdd(T.All(-0.000134196278f), w, T.All(0.000174659333f));
        T low = T.MultiplyAdd(terms23, square, terms01);
        T middle = T.MultiplyAdd(terms67, square, terms45);
        return T.MultiplyAdd(T.MultiplyAdd(terms89, fourth, middle), fourth, low) * reciprocal;
    }
}
