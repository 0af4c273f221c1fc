namespace StaticNet.Tests.Scalar;

/// <summary>A loss written for reading, in double.</summary>
internal abstract class ScalarLoss
{
    /// <summary>The loss as a C# attribute, <c>SoftmaxCrossEntropy</c>.</summary>
    public abstract string Declaration { get; }

    /// <summary>Whether targets are class labels: rows of one element, the class.</summary>
    public abstract bool TakesLabels { get; }

    /// <summary>The mean loss of a batch.</summary>
    /// <param name="outputs"><c>[batch][outputs]</c></param>
    /// <param name="targets"><c>[batch][outputs]</c>, or <c>[batch][1]</c> for labels.</param>
    public abstract double Value(double[][] outputs, double[][] targets);

    /// <summary>The gradient of <see cref="Value"/> by each output.</summary>
    /// <param name="outputs"><c>[batch][outputs]</c></param>
    /// <param name="targets"><c>[batch][outputs]</c>, or <c>[batch][1]</c> for labels.</param>
    public abstract double[][] Gradient(double[][] outputs, double[][] targets);

    /// <summary>Whether a batch weighs nothing in the mean, so that there is nothing to learn from it.</summary>
    /// <param name="targets"><c>[batch][outputs]</c>, or <c>[batch][1]</c> for labels.</param>
    public virtual bool WeighsNothing(double[][] targets) => false;

    /// <summary>How far the outputs are from where the derivative, or its own, jumps.</summary>
    /// <param name="outputs"><c>[batch][outputs]</c></param>
    /// <param name="targets"><c>[batch][outputs]</c>, or <c>[batch][1]</c> for labels.</param>
    public virtual double KinkDistance(double[][] outputs, double[][] targets) => double.PositiveInfinity;

    /// <summary>Draws the target of a sample, each value exactly a float.</summary>
    /// <param name="outputs">The number of outputs.</param>
    /// <param name="random">The source.</param>
    public virtual double[] DrawTarget(int outputs, Random random) => TakesLabels
        ? [random.Next(outputs)]
        : [.. Enumerable.Range(0, outputs).Select(_ => (double)(float)(2 * random.NextDouble() - 1))];
}
