namespace StaticNet.Tests.Scalar;

/// <summary>The same values in another shape.</summary>
/// <param name="shape">The shape.</param>
internal sealed class ScalarReshape(params int[] shape) : ScalarLayer
{
    public override string Declaration => shape.Length == 1 ? "Flatten" : $"Reshape({string.Join(", ", shape)})";

    public override ScalarAxis Axis => ScalarAxis.All;

    public override double[][] Forward(double[][] inputs) => inputs;

    public override double[][] Backward(double[][] inputs, double[][] outputGradients) => outputGradients;

    protected override int[] InferOutputShape() => shape;
}
