using System.Numerics;
using System.Runtime.Intrinsics;
using StaticNet.CompilerServices;
using StaticNet.Numerics;

namespace StaticNet.Tests.Numerics;

/// <summary>A function of <see cref="VectorMath"/> at its three widths, what it approximates, and the errors its documentation states.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Exact">The function in double.</param>
/// <param name="FusedLimit">The largest error in ulp where multiply-add is fused.</param>
/// <param name="UnfusedLimit">The largest error in ulp where it isn't.</param>
/// <param name="One">For a float.</param>
/// <param name="Some">For a vector.</param>
/// <param name="Sixteen">For 16 lanes.</param>
/// <param name="Smallest">The magnitude below which errors are in its unit; 0 if they are in the result's own.</param>
internal sealed record VectorFunction(
    string Name,
    Func<double, double> Exact,
    double FusedLimit,
    double UnfusedLimit,
    Func<float, float> One,
    Func<Vector<float>, Vector<float>> Some,
    Func<Vector512<float>, Vector512<float>> Sixteen,
    double Smallest = 0)
{
    // The unit of floats in [½, 1), 2⁻²⁴.
    private const double Derivative = 0.5;

    public static readonly VectorFunction[] All =
    [
        new("Exp", Math.Exp, 1.01, 0.98, VectorMath.Exp, VectorMath.Exp, VectorMath.Exp),
        new("ExpMinusOne", ExactActivations.ExpMinusOne, 1.46, 1.52, VectorMath.ExpMinusOne, VectorMath.ExpMinusOne, VectorMath.ExpMinusOne),
        new("Log", Math.Log, 0.84, 0.84, VectorMath.Log, VectorMath.Log, VectorMath.Log),
        new("Tanh", Math.Tanh, 1.21, 1.21, VectorMath.Tanh, VectorMath.Tanh, VectorMath.Tanh),
        new("Sigmoid", ExactActivations.Sigmoid, 2.41, 2.41, VectorMath.Sigmoid, VectorMath.Sigmoid, VectorMath.Sigmoid),
        new("Erf", ErfReference.Erf, 0.99, 1.32, VectorMath.Erf, VectorMath.Erf, VectorMath.Erf),
        new("Softplus", ExactActivations.Softplus, 1.66, 1.66, ActivationMath.Softplus, ActivationMath.Softplus, ActivationMath.Softplus),
        new("Gelu", ExactActivations.Gelu, 6.69, 67, ActivationMath.Gelu, ActivationMath.Gelu, ActivationMath.Gelu),
        new("GeluDerivative", ExactActivations.GeluDerivative, 3.65, 4.1,
            ActivationMath.GeluDerivative, ActivationMath.GeluDerivative, ActivationMath.GeluDerivative, Derivative),
        new("GeluTanh", ExactActivations.GeluTanh, 216, 216, ActivationMath.GeluTanh, ActivationMath.GeluTanh, ActivationMath.GeluTanh),
        new("GeluTanhDerivative", ExactActivations.GeluTanhDerivative, 3, 3,
            ActivationMath.GeluTanhDerivative, ActivationMath.GeluTanhDerivative, ActivationMath.GeluTanhDerivative, Derivative),
        new("Silu", ExactActivations.Silu, 3.4, 3.4, ActivationMath.Silu, ActivationMath.Silu, ActivationMath.Silu),
        new("SiluDerivative", ExactActivations.SiluDerivative, 2.67, 2.8,
            ActivationMath.SiluDerivative, ActivationMath.SiluDerivative, ActivationMath.SiluDerivative, Derivative),
        new("Mish", ExactActivations.Mish, 4.7, 4.7, ActivationMath.Mish, ActivationMath.Mish, ActivationMath.Mish),
        new("MishDerivative", ExactActivations.MishDerivative, 3.33, 4.2,
            ActivationMath.MishDerivative, ActivationMath.MishDerivative, ActivationMath.MishDerivative, Derivative),
    ];

    public static VectorFunction Named(string name) => All.Single(function => function.Name == name);

    /// <summary>The error of a float in the unit that the documentation states.</summary>
    public double Error(float x) => UlpError.Of(One(x), Exact(x), Smallest);

    /// <summary>The error that the documentation states for this machine.</summary>
    public double Limit => MultiplyAddIsFused ? FusedLimit : UnfusedLimit;

    // (1 + 2⁻¹²)² − (1 + 2⁻¹¹) is 2⁻²⁴, which a rounded square has lost.
    private static bool MultiplyAddIsFused => float.MultiplyAddEstimate(1 + (1f / 4096), 1 + (1f / 4096), -1 - (1f / 2048)) != 0;
}
