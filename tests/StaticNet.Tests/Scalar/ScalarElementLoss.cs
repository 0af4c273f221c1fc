namespace StaticNet.Tests.Scalar;

/// <summary>The mean of a function over every element of the batch.</summary>
internal abstract class ScalarElementLoss : ScalarLoss
{
    public sealed override bool TakesLabels => false;

    /// <summary>The loss of one output.</summary>
    public abstract double Element(double output, double target);

    /// <summary>Its derivative by the output.</summary>
    public abstract double Derivative(double output, double target);

    public sealed override double Value(double[][] outputs, double[][] targets) =>
        outputs.Zip(targets, (row, target) => row.Zip(target, Element).Sum()).Sum() / (outputs.Length * outputs[0].Length);

    public sealed override double[][] Gradient(double[][] outputs, double[][] targets) =>
        [.. outputs.Zip(targets, (row, target) => row.Zip(target, Derivative).Select(value => value / (outputs.Length * row.Length)).ToArray())];

    public sealed override double KinkDistance(double[][] outputs, double[][] targets) =>
        outputs.Zip(targets, (row, target) => row.Zip(target, KinkDistance).Min()).Min();

    /// <summary>How far an output is from where the derivative, or its own, jumps.</summary>
    protected virtual double KinkDistance(double output, double target) => double.PositiveInfinity;
}
