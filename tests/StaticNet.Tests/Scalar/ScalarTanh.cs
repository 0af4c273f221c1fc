namespace StaticNet.Tests.Scalar;

/// <summary><c>tanh x</c>, derivative <c>1 − tanh² x</c>.</summary>
internal sealed class ScalarTanh : ScalarActivation
{
    public override string Declaration => "Tanh";

    protected override double Value(double x) => Math.Tanh(x);

    protected override double Derivative(double x) => 1 - Math.Tanh(x) * Math.Tanh(x);
}
