using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Recurrent;

/// <summary>
/// Gradients of windows that go on from others, against the scalar implementation with the states as inputs: what windows before have to do with a state has no gradient. That
/// those states are the right ones shows in <see cref="CarriedStateTests"/>.
/// </summary>
public sealed class CarriedScalarTests
{
    private const int Windows = 3, Steps = 4, Features = 3, Outputs = 2;

    private static readonly Dictionary<string, (GeneratedNetwork Network, Func<(string Name, ScalarRecurrent Layer, int Units)[]> Layers)> Networks = new()
    {
        ["lstm"] = (
            GeneratedNetwork.Of<CarriedLstm>((seed, capacity) => new CarriedLstm(seed, capacity)),
            () => [("Lstm1", new ScalarRecurrent(new ScalarLstmCell(), 17, layers: 2), 17)]),
        ["last"] = (
            GeneratedNetwork.Of<CarriedLast>((seed, capacity) => new CarriedLast(seed, capacity)),
            () => [("Gru1", new ScalarRecurrent(new ScalarGruCell(), 21), 21), ("Lstm1", new ScalarRecurrent(new ScalarLstmCell(), 32, last: true), 32)]),
        ["rnn"] = (
            GeneratedNetwork.Of<CarriedRnn>((seed, capacity) => new CarriedRnn(seed, capacity)),
            () =>
            [
                ("Rnn1", new ScalarRecurrent(new ScalarRnnCell(rectifies: true), 19), 19),
                ("Rnn2", new ScalarRecurrent(new ScalarRnnCell(), 16, normRegularizer: 2), 16),
            ]),
    };

    public static TheoryData<string, int> Cases => [.. Networks.Keys.Select(name => (name, 1)), .. Networks.Keys.Select(name => (name, 9))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void ComputeGradients_LaterWindow_AgreesWithScalarOfDetachedStates(string name, int samples)
    {
        var (generated, layers) = Networks[name];
        var random = new Random(samples);
        using var network = generated.Create(seed: 3, batchCapacity: samples);
        for (int window = 0; window < Windows; window++)
        {
            var (scalar, states) = ScalarOf(layers(), network);
            for (int p = 0; p < scalar.Parameters.Count; p++)
                Array.ConvertAll(generated.Architecture.Parameters[p].In(network.Parameters).ToArray(), value => (double)value).CopyTo(scalar.Parameters[p].Values, 0);
            float[] inputs = Draw(samples * Steps * Features, random), targets = Draw(samples * scalar.OutputLength, random);
            var batch = new ScalarBatch(
                [.. ScalarBatch.Rows(inputs, Steps * Features).Select((steps, sample) => (double[])[.. steps, .. states(sample)])],
                ScalarBatch.Rows(targets, scalar.OutputLength));
            var tolerance = ScalarTolerance.Conditioned(scalar, batch, seed: 3);

            var result = network.ComputeGradients(new Batch(inputs, targets));
            double loss = scalar.ComputeGradients(batch.Inputs, batch.Targets);

            Assert.InRange(result.Loss, loss - tolerance.Loss, loss + tolerance.Loss);
            for (int p = 0; p < scalar.Parameters.Count; p++)
                TensorComparison.AssertWithin(
                    $"{generated.Architecture.Parameters[p].FullName} of window {window}", generated.Architecture.Parameters[p].In(network.Gradients).ToArray(),
                    scalar.Parameters[p].Gradients, tolerance.Gradients[p]);
        }
    }

    // The layers with inputs for their states, and the states that a sample has there.
    private static (ScalarNetwork Network, Func<int, double[]> States) ScalarOf((string Name, ScalarRecurrent Layer, int Units)[] layers, INetwork network)
    {
        var memory = network.Memory!;
        float[] states = memory.States.Span.ToArray();
        var nodes = new List<ScalarNode> { new ScalarInputNode(0, [Steps, Features]) };
        var read = new List<CompilerServices.CarriedState>();
        int above = 0, first = Steps * Features;
        foreach (var (name, layer, units) in layers)
        {
            var sources = new List<int> { above };
            foreach (var kind in memory.CarriedStates.Where(state => state.Layer == name).GroupBy(state => state.Name[0]).OrderByDescending(kind => kind.Key))
            {
                nodes.Add(new ScalarInputNode(first, kind.Count() == 1 ? [units] : [kind.Count(), units]));
                sources.Add(nodes.Count - 1);
                read.AddRange(kind);
                first += kind.Count() * units;
            }

            nodes.Add(ScalarRecurrentNode.Of(layer, [.. sources], nodes[above].Shape));
            above = nodes.Count - 1;
        }

        nodes.Add(ScalarLayerNode.Of(new ScalarDense(Outputs), above, nodes[above].Shape));
        return (
            new ScalarNetwork(nodes, [new ScalarOutput(nodes.Count - 1, new ScalarMeanSquaredError(), nodes[^1].Shape)], ""),
            sample => [.. read.SelectMany(state => states.Skip((sample * memory.StateStride) + state.Offset).Take(state.Units)).Select(value => (double)value)]);
    }

    private static float[] Draw(int count, Random random) => [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble()) - 1))];
}
