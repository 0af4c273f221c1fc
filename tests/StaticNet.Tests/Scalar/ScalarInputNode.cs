namespace StaticNet.Tests.Scalar;

/// <summary>An input: a part of the samples' values.</summary>
/// <param name="offset">Its first value in a sample.</param>
/// <param name="shape">The shape of one sample.</param>
internal sealed class ScalarInputNode(int offset, int[] shape) : ScalarNode([], shape)
{
    /// <summary>The input's part of whole samples.</summary>
    /// <param name="samples"><c>[batch][values of all inputs]</c></param>
    public double[][] Of(double[][] samples) => Array.ConvertAll(samples, sample => sample[offset..(offset + Length)]);

    public override double[][] Forward(double[][][] inputs) => throw new NotSupportedException();

    public override double[][][] Backward(double[][][] inputs, double[][] gradients) => [];
}
