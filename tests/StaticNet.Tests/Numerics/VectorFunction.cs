using System.Numerics;
using System.Runtime.Intrinsics;
using StaticNet.Numerics;

namespace StaticNet.Tests.Numerics;

/// <summary>A function of <see cref="VectorMath"/> at its three widths, what it approximates, and the error its documentation states.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Exact">The function in double.</param>
/// <param name="Limit">The largest error in ulp, with or without fused multiply-add.</param>
/// <param name="One">For a float.</param>
/// <param name="Some">For a vector.</param>
/// <param name="Sixteen">For 16 lanes.</param>
internal sealed record VectorFunction(
    string Name,
    Func<double, double> Exact,
    double Limit,
    Func<float, float> One,
    Func<Vector<float>, Vector<float>> Some,
    Func<Vector512<float>, Vector512<float>> Sixteen)
{
    public static readonly VectorFunction[] All =
    [
        new("Exp", Math.Exp, 1.01, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp),
        new("Log", Math.Log, 0.84, VectorMath.Log, VectorMath.Log, VectorMath.Log),
        new("Tanh", Math.Tanh, 1.21, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh),
        new("Sigmoid", Sigmoid, 2.41, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid),
        new("Erf", ErfReference.Erf, 1.21, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf),
    ];

    public static VectorFunction Named(string name) => All.Single(function => function.Name == name);

    private static double Sigmoid(double x) => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));
}
