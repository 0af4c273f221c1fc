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
}
