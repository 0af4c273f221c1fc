namespace StaticNet.Tests.Scalar;

/// <summary><c>s = 1/(1 + e⁻ˣ)</c>, derivative <c>s(1 − s)</c>.</summary>
internal sealed class ScalarSigmoid : ScalarActivation
{
    public override string Declaration => "Sigmoid";

    protected override double Value(double x) => 1 / (1 + Math.Exp(-x));

    protected override double Derivative(double x) => Value(x) * (1 - Value(x));
}
