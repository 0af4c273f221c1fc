namespace StaticNet.Tests.Scalar;

/// <summary>The same values in another shape.</summary>
internal sealed class ScalarReshapeNode(int source, int[] shape) : ScalarNode([source], shape)
{
    public override double[][] Forward(double[][][] inputs) => inputs[0];

    public override double[][][] Backward(double[][][] inputs, double[][] gradients) => [gradients];
}
