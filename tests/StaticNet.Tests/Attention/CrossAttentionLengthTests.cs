using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Attention;

/// <summary>Attention to another sequence where samples have lengths, on one side or both: what it computes of the steps of each alone.</summary>
public sealed class CrossAttentionLengthTests
{
    private static readonly TrainingPosition Position = new(99, 4);

    [Fact]
    public void CrossAttention_LengthsOfBoth_AgreesWithScalar() => AssertAgrees(
        GeneratedNetwork.Of<ShorterBoth>((s, b) => new ShorterBoth(s, b)), [3, 19, 1, 8, 16, 17],
        (length, _) => new CrossAttentionGraph([length, 5], [length, 8]).Then(new ScalarDense(8), 0).Attend(1, 2, 2));

    [Fact]
    public void CrossAttention_LengthsOfMemory_AgreesWithScalar() => AssertAgrees(
        GeneratedNetwork.Of<ShorterMemory>((s, b) => new ShorterMemory(s, b)), [3, 19, 1, 8, 16, 17],
        (length, dropout) => new CrossAttentionGraph([length, 5], [4, 16]).Attend(1, 0, 1, dropout: dropout, longest: (4, 19)));

    [Fact]
    public void CrossAttention_LengthsOfQueries_AgreesWithScalar() => AssertAgrees(
        GeneratedNetwork.Of<ShorterQueries>((s, b) => new ShorterQueries(s, b)), [3, 9, 1, 8],
        (length, _) => new CrossAttentionGraph([9, 6], [length, 6]).Attend(1, 0, 3));

    [Fact]
    public void Outputs_HaveLengthsWhereQueriesHave()
    {
        Assert.True(ShorterBoth.Architecture.Outputs[0].HasLengths);
        Assert.False(ShorterMemory.Architecture.Outputs[0].HasLengths);
        Assert.True(ShorterQueries.Architecture.Outputs[0].HasLengths);
    }

    private static void AssertAgrees(GeneratedNetwork generated, int[] lengths, Func<int, ScalarDropout, CrossAttentionGraph> create)
    {
        var architecture = generated.Architecture;
        var random = new Random(7);
        using var network = generated.Create(seed: 1, batchCapacity: lengths.Length);
        double[][] gradients = [.. architecture.Parameters.Select(parameter => new double[parameter.Count])], inputs = new double[lengths.Length][], targets = new double[lengths.Length][];
        double[][] outputs = new double[lengths.Length][];
        var inputLengths = new List<int[]>();
        for (int sample = 0; sample < lengths.Length; sample++)
        {
            var dropout = new ScalarDropout(0.3f, 0) { FirstSample = sample };
            var scalar = create(lengths[sample], dropout).Then(new ScalarDense(3)).Build(new ScalarMeanSquaredError());
            for (int p = 0; p < gradients.Length; p++)
                Array.ConvertAll(architecture.Parameters[p].In(network.Parameters).ToArray(), value => (double)value).CopyTo(scalar.Parameters[p].Values, 0);
            inputs[sample] = scalar.DrawInput(1.5, random);
            targets[sample] = scalar.DrawTarget(random);
            inputLengths.Add([.. scalar.InputLengths]);
            outputs[sample] = scalar.Infer([inputs[sample]])[0];
            dropout.Position = Position;
            scalar.ComputeGradients([inputs[sample]], [targets[sample]]);
            double share = architecture.Outputs[0].HasLengths ? lengths[sample] / (double)lengths.Sum() : 1.0 / lengths.Length;
            for (int p = 0; p < gradients.Length; p++)
                for (int i = 0; i < gradients[p].Length; i++)
                    gradients[p][i] += share * scalar.Parameters[p].Gradients[i];
        }

        float[] values = [.. architecture.Inputs.SelectMany((input, index) => inputs.SelectMany((sample, s) =>
            Pad(sample[inputLengths[s][..index].Sum()..inputLengths[s][..(index + 1)].Sum()], input.Shape.Aggregate(1, (product, size) => product * size), float.NaN)))];
        float[] targetValues = [.. targets.SelectMany(target => Pad(target, architecture.TargetLength, float.NaN))];
        var batch = new Batch(architecture.SampleShape, lengths.Length, values, [], new Targets(targetValues)) { Lengths = lengths };
        float[] predicted = new float[lengths.Length * architecture.OutputLength];
        network.Predict(batch, predicted);
        AssertNear("Outputs", predicted, [.. outputs.SelectMany(output => Pad(output, architecture.OutputLength, 0f)).Select(value => (double)value)]);
        network.TrainingPosition = Position;
        network.ComputeGradients(batch);
        for (int p = 0; p < gradients.Length; p++)
            AssertNear(architecture.Parameters[p].FullName, architecture.Parameters[p].In(network.Gradients).ToArray(), gradients[p]);
    }

    private static IEnumerable<float> Pad(double[] values, int length, float beyond) => values.Select(value => (float)value).Concat(Enumerable.Repeat(beyond, length - values.Length));

    private static void AssertNear(string name, float[] actual, double[] expected) =>
        TensorComparison.AssertWithin(name, actual, expected, ScalarTolerance.PartOfLargest * TensorComparison.LargestMagnitude(expected));
}
