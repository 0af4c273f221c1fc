using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Lengths;

/// <summary>Rows from a length on become 0.</summary>
/// <param name="length">The length.</param>
internal sealed class ScalarBeyond(int length) : ScalarLayer
{
    public override string Declaration => "";

    public override ScalarAxis Axis => ScalarAxis.All;

    public override double[][] Forward(double[][] inputs) => Array.ConvertAll(inputs, Clear);

    public override double[][] Backward(double[][] inputs, double[][] outputGradients) => Array.ConvertAll(outputGradients, Clear);

    protected override int[] InferOutputShape() => InputShape;

    private double[] Clear(double[] sample) => [.. sample.Select((value, index) => index / InputShape[^1] < length ? value : 0)];
}
