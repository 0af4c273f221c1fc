namespace StaticNet.Tests.Scalar;

/// <summary><c>max(x, 0)</c>, derivative 0 at 0.</summary>
internal sealed class ScalarRelu : ScalarActivation
{
    public override string Declaration => "Relu";

    public override double KinkDistance(double[][] inputs) => DistanceFrom(0, inputs);

    protected override double Value(double x) => x > 0 ? x : 0;

    protected override double Derivative(double x) => x > 0 ? 1 : 0;
}
