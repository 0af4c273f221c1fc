namespace StaticNet.Tests.Scalar;

/// <summary>A value of a scalar network and how it is made of others.</summary>
/// <param name="sources">The indices of the nodes that it reads.</param>
/// <param name="shape">The shape of one sample.</param>
internal abstract class ScalarNode(int[] sources, int[] shape)
{
    /// <summary>The indices of the nodes that it reads.</summary>
    public int[] Sources { get; } = sources;

    /// <summary>The shape of one sample.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>The values of one sample.</summary>
    public int Length => Shape.Aggregate(1, (product, size) => product * size);

    /// <summary>The layer that it is; null for another kind.</summary>
    public virtual ScalarLayer? Layer => null;

    /// <summary>The value in training.</summary>
    /// <param name="inputs">What it reads, <c>[sources][batch][values]</c>.</param>
    public abstract double[][] Forward(double[][][] inputs);

    /// <summary>The value in inference.</summary>
    /// <param name="inputs">What it reads, <c>[sources][batch][values]</c>.</param>
    public virtual double[][] Infer(double[][][] inputs) => Forward(inputs);

    /// <summary>The gradient by each source; adds to those of parameters.</summary>
    /// <param name="inputs">What it reads, <c>[sources][batch][values]</c>.</param>
    /// <param name="gradients">The gradient by the value, <c>[batch][values]</c>.</param>
    public abstract double[][][] Backward(double[][][] inputs, double[][] gradients);

    /// <summary>Moves the statistics of its layer as a training pass does.</summary>
    /// <param name="inputs">What it reads, <c>[sources][batch][values]</c>.</param>
    public virtual void MoveStatistics(double[][][] inputs)
    {
    }

    /// <summary>How far the nearest input is from a point where the derivative jumps.</summary>
    /// <param name="inputs">What it reads, <c>[sources][batch][values]</c>.</param>
    public virtual double KinkDistance(double[][][] inputs) => double.PositiveInfinity;
}
