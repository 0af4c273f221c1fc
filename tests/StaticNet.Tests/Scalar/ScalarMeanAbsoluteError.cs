namespace StaticNet.Tests.Scalar;

/// <summary>The mean of <c>|y − t|</c>.</summary>
internal sealed class ScalarMeanAbsoluteError : ScalarElementLoss
{
    public override string Declaration => "MeanAbsoluteError";

    public override double Element(double output, double target) => Math.Abs(output - target);

    public override double Derivative(double output, double target) => Math.Sign(output - target);

    protected override double KinkDistance(double output, double target) => Math.Abs(output - target);
}
