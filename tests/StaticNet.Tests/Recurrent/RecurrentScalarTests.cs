using StaticNet.Tests.Scalar;
using Xunit;

namespace StaticNet.Tests.Recurrent;

/// <summary>Recurrences against the scalar implementation, whose own gradients agree with differences of its loss.</summary>
public sealed class RecurrentScalarTests
{
    private static readonly Dictionary<string, (GeneratedNetwork Network, Func<ScalarNetwork> Scalar)> Networks = new()
    {
        ["PlainRecurrence"] = (
            GeneratedNetwork.Of<PlainRecurrence>((s, b) => new PlainRecurrence(s, b)),
            () => new([5, 7], [new ScalarRecurrent(new ScalarRnnCell(), 19), new ScalarDense(3)], new ScalarMeanSquaredError())),
        ["RectifiedRecurrence"] = (
            GeneratedNetwork.Of<RectifiedRecurrence>((s, b) => new RectifiedRecurrence(s, b)),
            () => new([4, 16], [new ScalarRecurrent(new ScalarRnnCell(rectifies: true), 32, last: true), new ScalarDense(3)], new ScalarSoftmaxCrossEntropy())),
        ["SigmoidRecurrence"] = (
            GeneratedNetwork.Of<SigmoidRecurrence>((s, b) => new SigmoidRecurrence(s, b)),
            () => new([5, 6], [new ScalarRecurrent(new ScalarRnnCell(isSigmoid: true), 8), new ScalarDense(3)], new ScalarMeanSquaredError())),
        ["LongMemory"] = (
            GeneratedNetwork.Of<LongMemory>((s, b) => new LongMemory(s, b)),
            () => new([6, 3], [new ScalarRecurrent(new ScalarLstmCell(), 17), new ScalarDense(2)], new ScalarMeanSquaredError())),
        ["BothWays"] = (
            GeneratedNetwork.Of<BothWays>((s, b) => new BothWays(s, b)),
            () => new([5, 4], [new ScalarRecurrent(new ScalarLstmCell(), 32, layers: 2, bidirectional: true, last: true), new ScalarDense(3)], new ScalarSoftmaxCrossEntropy())),
        ["OneStep"] = (
            GeneratedNetwork.Of<OneStep>((s, b) => new OneStep(s, b)),
            () => new([1, 5], [new ScalarRecurrent(new ScalarGruCell(), 3), new ScalarDense(2)], new ScalarMeanSquaredError())),
        ["GatedLayers"] = (
            GeneratedNetwork.Of<GatedLayers>((s, b) => new GatedLayers(s, b)),
            () => new([6, 5], [new ScalarRecurrent(new ScalarGruCell(), 21, layers: 2, bidirectional: true), new ScalarDense(4)], new ScalarSoftmaxCrossEntropy())),
        ["RegularizedRecurrence"] = (
            GeneratedNetwork.Of<RegularizedRecurrence>((s, b) => new RegularizedRecurrence(s, b)),
            () => new([5, 7], [new ScalarRecurrent(new ScalarRnnCell(), 19, normRegularizer: 4), new ScalarDense(3)], new ScalarMeanSquaredError())),
        ["RegularizedSigmoid"] = (
            GeneratedNetwork.Of<RegularizedSigmoid>((s, b) => new RegularizedSigmoid(s, b)),
            () => new([9, 6], [new ScalarRecurrent(new ScalarRnnCell(isSigmoid: true), 32, last: true, normRegularizer: 0.5), new ScalarDense(3)], new ScalarSoftmaxCrossEntropy())),
        ["RegularizedLayers"] = (
            GeneratedNetwork.Of<RegularizedLayers>((s, b) => new RegularizedLayers(s, b)),
            () => new([6, 5], [new ScalarRecurrent(new ScalarRnnCell(rectifies: true), 17, layers: 2, bidirectional: true, normRegularizer: 2), new ScalarDense(4)], new ScalarSoftmaxCrossEntropy())),
        ["MadeStates"] = (GeneratedNetwork.Of<MadeStates>((s, b) => new MadeStates(s, b)), () => MadeStatesScalar(20, 9)),
    };

    private static readonly int[] BatchSizes = [1, 15];

    public static TheoryData<string, int> Cases => [.. from name in Networks.Keys from samples in BatchSizes select (name, samples)];

    // Differences take two passes a weight.
    private static readonly Dictionary<string, Func<ScalarNetwork>> Small = new()
    {
        ["rnn"] = () => Of(new ScalarRecurrent(new ScalarRnnCell(), 3)),
        ["rnn-relu-last"] = () => Of(new ScalarRecurrent(new ScalarRnnCell(rectifies: true), 3, last: true)),
        ["rnn-sigmoid"] = () => Of(new ScalarRecurrent(new ScalarRnnCell(isSigmoid: true), 3)),
        ["lstm-2-layers"] = () => Of(new ScalarRecurrent(new ScalarLstmCell(), 2, layers: 2)),
        ["gru-bidirectional"] = () => Of(new ScalarRecurrent(new ScalarGruCell(), 3, bidirectional: true)),
        ["lstm-bidirectional-last"] = () => Of(new ScalarRecurrent(new ScalarLstmCell(), 2, layers: 2, bidirectional: true, last: true)),
        ["made-states"] = () => MadeStatesScalar(3, 2),
    };

    public static TheoryData<string> SmallCases => [.. Small.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Recurrence_Batch_AgreesWithScalar(string name, int samples)
    {
        var scalar = Networks[name].Scalar();
        var batch = ScalarBatch.Draw(scalar, samples, seed: 3, kinkDistance: 1e-5);
        var generated = Networks[name].Network;
        var network = generated.Create(seed: 1, batchCapacity: samples);
        using var _ = network as IDisposable;

        ScalarComparison.AssertAgree(network, generated.Architecture, scalar, batch, ScalarTolerance.Conditioned(scalar, batch, seed: 3));
    }

    [Theory]
    [MemberData(nameof(SmallCases))]
    public void ScalarRecurrence_Gradients_AgreeWithDifferences(string name)
    {
        var scalar = Small[name]();
        var batch = ScalarBatch.Draw(scalar, 2, seed: 1, kinkDistance: 1e-3);
        double[][] expected = scalar.CentralDifferences(batch.Inputs, batch.Targets, 1e-5);

        scalar.ComputeGradients(batch.Inputs, batch.Targets);

        Assert.All(expected.Zip(scalar.Parameters), pair => Assert.All(pair.First.Zip(pair.Second.Gradients), values => Assert.Equal(values.First, values.Second, 1e-8)));
    }

    private static ScalarNetwork Of(ScalarRecurrent layer) => new([4, 2], [layer, new ScalarDense(2)], new ScalarMeanSquaredError());

    private static ScalarNetwork MadeStatesScalar(int units, int gated)
    {
        var nodes = new List<ScalarNode> { new ScalarInputNode(0, [6]) };
        int state = Add(new ScalarTanh(), Add(new ScalarDense(units), 0)), cell = Add(new ScalarTanh(), Add(new ScalarDense(units), 0));
        int start = Add(new ScalarSigmoid(), Add(new ScalarDense(gated), 0));
        nodes.Add(new ScalarInputNode(6, [4, 3]));
        int steps = nodes.Count - 1;
        nodes.Add(ScalarRecurrentNode.Of(new ScalarRecurrent(new ScalarLstmCell(), units), [steps, state, cell], [4, 3]));
        nodes.Add(ScalarRecurrentNode.Of(new ScalarRecurrent(new ScalarGruCell(), gated), [nodes.Count - 1, start], [4, units]));
        int last = Add(new ScalarDense(2), nodes.Count - 1);
        return new ScalarNetwork(nodes, [new ScalarOutput(last, new ScalarMeanSquaredError(), nodes[last].Shape)], "");

        int Add(ScalarLayer layer, int source)
        {
            nodes.Add(ScalarLayerNode.Of(layer, source, nodes[source].Shape));
            return nodes.Count - 1;
        }
    }
}
