namespace StaticNet.Tests.Scalar;

/// <summary>The sum or the product of values of one shape.</summary>
/// <param name="sources">The indices of the values.</param>
/// <param name="shape">Their shape.</param>
/// <param name="multiplies">Whether they are multiplied.</param>
internal sealed class ScalarCombineNode(int[] sources, int[] shape, bool multiplies) : ScalarNode(sources, shape)
{
    public override double[][] Forward(double[][][] inputs) => Of(inputs.Length, inputs[0], (sample, i) =>
        multiplies ? inputs.Aggregate(1.0, (product, input) => product * input[sample][i]) : inputs.Sum(input => input[sample][i]));

    public override double[][][] Backward(double[][][] inputs, double[][] gradients) =>
    [
        .. Enumerable.Range(0, inputs.Length).Select(source => Of(inputs.Length, gradients, (sample, i) => !multiplies
            ? gradients[sample][i]
            : inputs.Where((_, other) => other != source).Aggregate(gradients[sample][i], (product, input) => product * input[sample][i]))),
    ];

    private static double[][] Of(int count, double[][] like, Func<int, int, double> value) => count == 0
        ? []
        : [.. like.Select((row, sample) => row.Select((_, i) => value(sample, i)).ToArray())];
}
