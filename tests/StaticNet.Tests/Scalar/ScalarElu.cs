using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary>x for positive x, else <c>α(eˣ − 1)</c>; the derivative at 0 is α.</summary>
/// <param name="alpha">A float, because the library stores it as one.</param>
internal sealed class ScalarElu(float alpha = 1) : ScalarActivation
{
    public override string Declaration => string.Create(CultureInfo.InvariantCulture, $"Elu({alpha}f)");

    public override double KinkDistance(double[][] inputs) => alpha == 1 ? double.PositiveInfinity : DistanceFrom(0, inputs);

    protected override double Value(double x) => x > 0 ? x : alpha * (Math.Exp(x) - 1);

    protected override double Derivative(double x) => x > 0 ? 1 : alpha * Math.Exp(x);
}
