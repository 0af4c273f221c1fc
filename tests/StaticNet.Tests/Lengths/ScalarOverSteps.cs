using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Lengths;

/// <summary>The mean or the largest of each feature over every row.</summary>
/// <param name="isMax">Whether it is the largest.</param>
internal sealed class ScalarOverSteps(bool isMax) : ScalarLayer
{
    public override string Declaration => isMax ? "GlobalMaxPool(OverSteps = true)" : "GlobalAvgPool(OverSteps = true)";

    public override ScalarAxis Axis => ScalarAxis.All;

    private int Features => InputShape[1];

    public override double[][] Forward(double[][] inputs) => Array.ConvertAll(inputs, sample => Enumerable.Range(0, Features)
        .Select(feature => isMax ? Column(sample, feature).Max() : Column(sample, feature).Average()).ToArray());

    public override double[][] Backward(double[][] inputs, double[][] outputGradients) => [.. inputs.Zip(outputGradients, (sample, gradient) =>
    {
        double[] result = new double[sample.Length];
        for (int feature = 0; feature < Features; feature++)
        {
            double[] column = Column(sample, feature);
            for (int step = 0; step < column.Length; step++)
                result[(step * Features) + feature] = !isMax ? gradient[feature] / column.Length
                    : step == Array.IndexOf(column, column.Max()) ? gradient[feature] : 0;
        }

        return result;
    })];

    protected override int[] InferOutputShape() => [Features];

    private double[] Column(double[] sample, int feature) => [.. sample.Chunk(Features).Select(row => row[feature])];
}
