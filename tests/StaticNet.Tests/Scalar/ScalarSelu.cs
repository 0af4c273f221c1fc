namespace StaticNet.Tests.Scalar;

/// <summary>ELU with α = 1.67… times a scale of 1.05….</summary>
internal sealed class ScalarSelu : ScalarActivation
{
    public override string Declaration => "Selu";

    private const double Alpha = 1.6732632423543772848170429916717;
    private const double Scale = 1.0507009873554804934193349852946;

    public override double KinkDistance(double[][] inputs) => DistanceFrom(0, inputs);

    protected override double Value(double x) => Scale * (x > 0 ? x : Alpha * (Math.Exp(x) - 1));

    protected override double Derivative(double x) => Scale * (x > 0 ? 1 : Alpha * Math.Exp(x));
}
