namespace StaticNet.Tests.Scalar;

/// <summary><c>min(max(x + 3, 0), 6)/6</c>, derivative 0 at −3 and at 3.</summary>
internal sealed class ScalarHardSigmoid : ScalarActivation
{
    public override string Declaration => "HardSigmoid";

    public override double KinkDistance(double[][] inputs) => Math.Min(DistanceFrom(-3, inputs), DistanceFrom(3, inputs));

    protected override double Value(double x) => Math.Min(Math.Max(x + 3, 0), 6) / 6;

    protected override double Derivative(double x) => x > -3 && x < 3 ? 1 / 6.0 : 0;
}
