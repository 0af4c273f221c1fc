using System.Globalization;

namespace StaticNet.Tests.Scalar;

/// <summary>x for positive x, else slope · x; the derivative at 0 is the slope.</summary>
/// <param name="slope">A float, because the library stores it as one.</param>
internal sealed class ScalarLeakyRelu(float slope = 0.01f) : ScalarActivation
{
    public override string Declaration => string.Create(CultureInfo.InvariantCulture, $"LeakyRelu({slope}f)");

    public override double KinkDistance(double[][] inputs) => DistanceFrom(0, inputs);

    protected override double Value(double x) => x > 0 ? x : slope * x;

    protected override double Derivative(double x) => x > 0 ? 1 : slope;
}
