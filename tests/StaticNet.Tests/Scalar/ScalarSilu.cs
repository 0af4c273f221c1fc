namespace StaticNet.Tests.Scalar;

/// <summary><c>x · s</c> with <c>s = 1/(1 + e⁻ˣ)</c>, derivative <c>s + x · s(1 − s)</c>.</summary>
internal sealed class ScalarSilu : ScalarActivation
{
    public override string Declaration => "Silu";

    protected override double Value(double x) => x / (1 + Math.Exp(-x));

    protected override double Derivative(double x)
    {
        double s = 1 / (1 + Math.Exp(-x));
        return s + (x * s * (1 - s));
    }
}
