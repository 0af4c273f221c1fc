namespace StaticNet.Tests.Scalar;

/// <summary><c>x/(1 + |x|)</c>, derivative <c>1/(1 + |x|)²</c>.</summary>
internal sealed class ScalarSoftsign : ScalarActivation
{
    public override string Declaration => "Softsign";

    protected override double Value(double x) => x / (1 + Math.Abs(x));

    protected override double Derivative(double x) => 1 / ((1 + Math.Abs(x)) * (1 + Math.Abs(x)));
}
