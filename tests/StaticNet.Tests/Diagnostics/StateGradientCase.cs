using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Diagnostics;

/// <summary>A network whose recurrences are followed through time, and the scalar implementation of it.</summary>
/// <param name="Network">The network.</param>
/// <param name="Health">A network's member, which no interface has.</param>
/// <param name="CreateRecurrences">The recurrent layers, top to bottom.</param>
/// <param name="CreateScalar">The network around them.</param>
internal sealed record StateGradientCase(
    GeneratedNetwork Network, Func<object, GradientHealth> Health, Func<ScalarRecurrent[]> CreateRecurrences, Func<ScalarRecurrent[], ScalarNetwork> CreateScalar)
{
    /// <summary>All of them by name.</summary>
    public static Dictionary<string, StateGradientCase> All { get; } = new()
    {
        [nameof(TrackedRecurrence)] = new(
            GeneratedNetwork.Of<TrackedRecurrence>((seed, capacity) => new TrackedRecurrence(seed, capacity)), network => ((TrackedRecurrence)network).GradientHealth,
            () => [new ScalarRecurrent(new ScalarRnnCell(), 19)], layers => new([5, 7], [layers[0], new ScalarDense(3)], new ScalarMeanSquaredError())),
        [nameof(TrackedMemory)] = new(
            GeneratedNetwork.Of<TrackedMemory>((seed, capacity) => new TrackedMemory(seed, capacity)), network => ((TrackedMemory)network).GradientHealth,
            () => [new ScalarRecurrent(new ScalarLstmCell(), 17, layers: 2, bidirectional: true, last: true)],
            layers => new([6, 4], [layers[0], new ScalarDense(8), new ScalarTanh(), new ScalarDense(3)], new ScalarSoftmaxCrossEntropy())),
        [nameof(TrackedGates)] = new(
            GeneratedNetwork.Of<TrackedGates>((seed, capacity) => new TrackedGates(seed, capacity)), network => ((TrackedGates)network).GradientHealth,
            () => [new ScalarRecurrent(new ScalarGruCell(), 32, layers: 2, bidirectional: true)],
            layers => new([6, 5], [layers[0], new ScalarDense(4)], new ScalarSoftmaxCrossEntropy())),
        [nameof(TrackedRegularized)] = new(
            GeneratedNetwork.Of<TrackedRegularized>((seed, capacity) => new TrackedRegularized(seed, capacity)), network => ((TrackedRegularized)network).GradientHealth,
            () => [new ScalarRecurrent(new ScalarRnnCell(isSigmoid: true), 20, last: true, normRegularizer: 0.5)],
            layers => new([9, 6], [layers[0], new ScalarDense(3)], new ScalarSoftmaxCrossEntropy())),
        [nameof(TrackedStarts)] = new(
            GeneratedNetwork.Of<TrackedStarts>((seed, capacity) => new TrackedStarts(seed, capacity)), network => ((TrackedStarts)network).GradientHealth,
            () => [new ScalarRecurrent(new ScalarLstmCell(), 20), new ScalarRecurrent(new ScalarGruCell(), 9)], Starts),
    };

    private static ScalarNetwork Starts(ScalarRecurrent[] layers)
    {
        var nodes = new List<ScalarNode> { new ScalarInputNode(0, [6]) };
        int state = Add(new ScalarTanh(), Add(new ScalarDense(20), 0)), cell = Add(new ScalarTanh(), Add(new ScalarDense(20), 0));
        int start = Add(new ScalarSigmoid(), Add(new ScalarDense(9), 0));
        nodes.Add(new ScalarInputNode(6, [4, 3]));
        nodes.Add(ScalarRecurrentNode.Of(layers[0], [nodes.Count - 1, state, cell], [4, 3]));
        nodes.Add(ScalarRecurrentNode.Of(layers[1], [nodes.Count - 1, start], [4, 20]));
        int last = Add(new ScalarDense(2), nodes.Count - 1);
        return new ScalarNetwork(nodes, [new ScalarOutput(last, new ScalarMeanSquaredError(), nodes[last].Shape)], "");

        int Add(ScalarLayer layer, int source)
        {
            nodes.Add(ScalarLayerNode.Of(layer, source, nodes[source].Shape));
            return nodes.Count - 1;
        }
    }
}
