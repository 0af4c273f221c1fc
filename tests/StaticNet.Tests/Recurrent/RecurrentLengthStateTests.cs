using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Recurrent;

/// <summary>
/// First states that the network makes itself, before sequences that are shorter: the direction from the last step to the first begins with them at the last step
/// that a sample has, and their gradient comes from there.
/// </summary>
public sealed class RecurrentLengthStateTests
{
    private const int Steps = 5, Features = 3, Context = 12, Outputs = 2;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(14)]
    public void ComputeGradients_MadeStatesAndLengths_AreThoseOfEachSamplesSteps(int samples)
    {
        var random = new Random(samples);
        int[] lengths = [.. Enumerable.Range(0, samples).Select(i => 1 + (i * 3 % Steps))];
        double[] context = Draw(samples * Context, random), steps = Draw(samples * Steps * Features, random), targets = Draw(samples * Outputs, random);
        using var network = new ShorterStates(seed: 2, batchCapacity: samples);
        float[] outputs = new float[samples * Outputs], padded = Array.ConvertAll(steps, value => (float)value);
        var expected = new List<double>();
        double[][] gradients = [.. ShorterStates.Architecture.Parameters.Select(parameter => new double[parameter.Count])];
        for (int sample = 0; sample < samples; sample++)
        {
            var scalar = ScalarOf(lengths[sample]);
            for (int p = 0; p < gradients.Length; p++)
                Array.ConvertAll(ShorterStates.Architecture.Parameters[p].In(network.Parameters).ToArray(), value => (double)value).CopyTo(scalar.Parameters[p].Values, 0);
            int first = sample * Steps * Features, end = first + (lengths[sample] * Features);
            double[] inputs = [.. context[(sample * Context)..((sample + 1) * Context)], .. steps[first..end]];
            expected.AddRange(scalar.Infer([inputs])[0]);
            scalar.ComputeGradients([inputs], [targets[(sample * Outputs)..((sample + 1) * Outputs)]]);
            for (int p = 0; p < gradients.Length; p++)
                for (int k = 0; k < gradients[p].Length; k++)
                    gradients[p][k] += scalar.Parameters[p].Gradients[k] / samples;
            padded.AsSpan(end, first + (Steps * Features) - end).Fill(float.NaN);
        }

        float[] states = Array.ConvertAll(context, value => (float)value);
        network.Predict(states, padded, lengths, outputs);
        network.ComputeGradients(states, padded, lengths, Array.ConvertAll(targets, value => (float)value));

        AssertNear("outputs", outputs, [.. expected]);
        for (int p = 0; p < gradients.Length; p++)
            AssertNear(ShorterStates.Architecture.Parameters[p].FullName, ShorterStates.Architecture.Parameters[p].In(network.Gradients).ToArray(), gradients[p]);
    }

    private static ScalarNetwork ScalarOf(int length)
    {
        var nodes = new List<ScalarNode> { new ScalarInputNode(0, [2, 6]) };
        int state = Add(new ScalarTanh(), Add(new ScalarDense(20), 0)), cell = Add(new ScalarTanh(), Add(new ScalarDense(20), 0));
        int start = Add(new ScalarSigmoid(), Add(new ScalarDense(9), 0)), simple = Add(new ScalarDense(5), 0);
        nodes.Add(new ScalarInputNode(Context, [length, Features]));
        AddRecurrent(new ScalarRecurrent(new ScalarLstmCell(), 20, bidirectional: true), state, cell);
        AddRecurrent(new ScalarRecurrent(new ScalarGruCell(), 9, bidirectional: true), start);
        AddRecurrent(new ScalarRecurrent(new ScalarRnnCell(), 5, bidirectional: true, last: true), simple);
        int last = Add(new ScalarDense(Outputs), nodes.Count - 1);
        return new ScalarNetwork(nodes, [new ScalarOutput(last, new ScalarMeanSquaredError(), nodes[last].Shape)], "");

        int Add(ScalarLayer layer, int source)
        {
            nodes.Add(ScalarLayerNode.Of(layer, source, nodes[source].Shape));
            return nodes.Count - 1;
        }

        void AddRecurrent(ScalarRecurrent layer, params int[] states) => nodes.Add(ScalarRecurrentNode.Of(layer, [nodes.Count - 1, .. states], nodes[^1].Shape));
    }

    private static double[] Draw(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => (double)(float)((2 * random.NextDouble()) - 1))];

    private static void AssertNear(string name, float[] actual, double[] expected) =>
        TensorComparison.AssertWithin(name, actual, expected, ScalarTolerance.PartOfLargest * TensorComparison.LargestMagnitude(expected));
}
