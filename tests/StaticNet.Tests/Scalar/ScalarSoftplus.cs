using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary><c>ln(1 + e^(βx))/β</c>, but x where <c>βx</c> exceeds the threshold.</summary>
/// <param name="beta">A float, because the library stores it as one.</param>
/// <param name="threshold">Likewise.</param>
internal sealed class ScalarSoftplus(float beta = 1, float threshold = 20) : ScalarActivation
{
    public override string Declaration => string.Create(CultureInfo.InvariantCulture, $"Softplus({beta}f, {threshold}f)");

    public override double KinkDistance(double[][] inputs) => DistanceFrom(threshold / (double)beta, inputs);

    protected override double Value(double x) => IsLinear(x) ? x : Math.Log(1 + Math.Exp(beta * x)) / beta;

    protected override double Derivative(double x) => IsLinear(x) ? 1 : 1 / (1 + Math.Exp(-beta * x));

    private bool IsLinear(double x) => beta * x > threshold;
}
