using System.Runtime.CompilerServices;

namespace StaticNet.Numerics;

/// <summary>
/// tanh x = x + x³·p(x²) for |x| ≤ 0.625, with p of degree 4 (minimax, relative error of tanh below 5e-9), and
/// ±(1 − 2 / (e^2|x| + 1)) beyond; both are computed and one is chosen, which costs less than a branch.
/// </summary>
internal static class TanhKernel
{
    private const float Middle = 0.625f;

    // From 9.02 on the nearest float is 1.
    private const float Saturation = 9.1f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh<T>(T x)
        where T : struct, ILanes<T>
    {
        T magnitude = T.Abs(x);
        T outer = T.All(1f) - (T.All(2f) / ExpKernel.ExpOfDoublePlusOne(magnitude));
        T result = T.SelectGreater(magnitude, T.All(Middle), outer, Inner(magnitude));
        return T.CopySign(T.SelectGreater(magnitude, T.All(Saturation), T.All(1f), result), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Inner<T>(T x)
        where T : struct, ILanes<T>
    {
        T square = x * x;
        T low = T.MultiplyAdd(T.All(0.133313239f), square, T.All(-0.333332777f));
        T high = T.MultiplyAdd(T.All(0.0206048731f), square, T.All(-0.0537295304f));
        T fourth = square * square;
        T polynomial = T.MultiplyAdd(T.MultiplyAdd(T.All(-0.00566571904f), fourth, high), fourth, low);
        return T.MultiplyAdd(x * square, polynomial, x);
    }
}
