namespace StaticNet.Tests.Scalar;

/// <summary><c>x · min(max(x + 3, 0), 6)/6</c>, derivative 0 at −3 and 1 at 3.</summary>
internal sealed class ScalarHardSwish : ScalarActivation
{
    public override string Declaration => "HardSwish";

    public override double KinkDistance(double[][] inputs) => Math.Min(DistanceFrom(-3, inputs), DistanceFrom(3, inputs));

    protected override double Value(double x) => x * Math.Min(Math.Max(x + 3, 0), 6) / 6;

    protected override double Derivative(double x) => x <= -3 ? 0 : x >= 3 ? 1 : (x / 3) + 0.5;
}
