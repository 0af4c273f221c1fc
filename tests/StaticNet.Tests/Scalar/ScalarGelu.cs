using StaticNet.Tests.Numerics;

namespace StaticNet.Tests.Scalar;

/// <summary><c>x · Φ(x)</c>, or <c>x(1 + tanh u)/2</c> with <c>u = √(2/π)(x + 0.044715x³)</c>.</summary>
/// <param name="approximate">Whether to compute the latter.</param>
internal sealed class ScalarGelu(bool approximate = false) : ScalarActivation
{
    public override string Declaration => approximate ? "Gelu(Approximate = true)" : "Gelu";

    private static readonly double Factor = Math.Sqrt(2 / Math.PI);

    protected override double Value(double x) => approximate ? x * (1 + Math.Tanh(Inner(x))) / 2 : x * ErfReference.Normal(x);

    protected override double Derivative(double x)
    {
        if (!approximate)
            return ErfReference.Normal(x) + (x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI));
        double tanh = Math.Tanh(Inner(x));
        return ((1 + tanh) / 2) + (x / 2 * (1 - (tanh * tanh)) * Factor * (1 + (3 * 0.044715 * x * x)));
    }

    private static double Inner(double x) => Factor * (x + (0.044715 * x * x * x));
}
