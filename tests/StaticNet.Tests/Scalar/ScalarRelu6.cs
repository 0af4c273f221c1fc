namespace StaticNet.Tests.Scalar;

/// <summary><c>min(max(x, 0), 6)</c>, derivative 0 at 0 and at 6.</summary>
internal sealed class ScalarRelu6 : ScalarActivation
{
    public override string Declaration => "Relu6";

    public override double KinkDistance(double[][] inputs) => Math.Min(DistanceFrom(0, inputs), DistanceFrom(6, inputs));

    protected override double Value(double x) => Math.Min(Math.Max(x, 0), 6);

    protected override double Derivative(double x) => x > 0 && x < 6 ? 1 : 0;
}
