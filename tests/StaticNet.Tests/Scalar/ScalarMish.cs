namespace StaticNet.Tests.Scalar;

/// <summary><c>x · t</c> with <c>t = tanh(ln(1 + eˣ))</c>, derivative <c>t + x(1 − t²)/(1 + e⁻ˣ)</c>.</summary>
internal sealed class ScalarMish : ScalarActivation
{
    public override string Declaration => "Mish";

    protected override double Value(double x) => x * Tanh(x);

    protected override double Derivative(double x) => Tanh(x) + (x * (1 - (Tanh(x) * Tanh(x))) / (1 + Math.Exp(-x)));

    private static double Tanh(double x) => Math.Tanh(Math.Log(1 + Math.Exp(x)));
}
