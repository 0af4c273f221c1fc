namespace StaticNet.Tests.Scalar;

/// <summary>An input: a part of the samples' values.</summary>
/// <param name="offset">Its first value in a sample.</param>
/// <param name="shape">The shape of one sample.</param>
/// <param name="vocabulary">Of an input of integers, one more than the largest; null for floats.</param>
internal sealed class ScalarInputNode(int offset, int[] shape, int? vocabulary = null) : ScalarNode([], shape)
{
    /// <summary>Of an input of integers, one more than the largest; null for floats.</summary>
    public int? Vocabulary => vocabulary;

    /// <summary>Draws its values of a sample: integers, or floats of a magnitude up to a limit.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="random">The source.</param>
    public double[] Draw(double limit, Random random) => [.. Enumerable.Range(0, Length)
        .Select(_ => vocabulary is { } most ? random.Next(most) : (double)(float)(((2 * random.NextDouble()) - 1) * limit))];

    /// <summary>The input's part of whole samples.</summary>
    /// <param name="samples"><c>[batch][values of all inputs]</c></param>
    public double[][] Of(double[][] samples) => Array.ConvertAll(samples, sample => sample[offset..(offset + Length)]);

    public override double[][] Forward(double[][][] inputs) => throw new NotSupportedException();

    public override double[][][] Backward(double[][][] inputs, double[][] gradients) => [];
}
