using StaticNet.Tests.Lengths;
using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Recurrent;

/// <summary>Networks of recurrences whose samples have lengths.</summary>
internal static class RecurrentLengthCases
{
    /// <summary>All of them by name.</summary>
    public static Dictionary<string, LengthCase> All { get; } = new()
    {
        [nameof(ShorterRecurrence)] = new(
            GeneratedNetwork.Of<ShorterRecurrence>((seed, capacity) => new ShorterRecurrence(seed, capacity)),
            _ => [new ScalarRecurrent(new ScalarRnnCell(), 19), new ScalarDense(3)], () => new ScalarMeanSquaredError()),
        [nameof(ShorterRectified)] = new(
            GeneratedNetwork.Of<ShorterRectified>((seed, capacity) => new ShorterRectified(seed, capacity)),
            _ => [new ScalarRecurrent(new ScalarRnnCell(rectifies: true), 32, last: true), new ScalarDense(3)], () => new ScalarSoftmaxCrossEntropy()),
        [nameof(ShorterSigmoid)] = new(
            GeneratedNetwork.Of<ShorterSigmoid>((seed, capacity) => new ShorterSigmoid(seed, capacity)),
            _ =>
            [
                new ScalarDense(4), new ScalarTanh(), new ScalarRecurrent(new ScalarRnnCell(isSigmoid: true), 5), new ScalarOverSteps(isMax: false), new ScalarDense(2),
            ],
            () => new ScalarMeanSquaredError()),
        [nameof(ShorterLayers)] = new(
            GeneratedNetwork.Of<ShorterLayers>((seed, capacity) => new ShorterLayers(seed, capacity)),
            _ => [new ScalarRecurrent(new ScalarLstmCell(), 17, layers: 2, bidirectional: true), new ScalarDense(4)], () => new ScalarSoftmaxCrossEntropy()),
        [nameof(ShorterTokens)] = new(
            GeneratedNetwork.Of<ShorterTokens>((seed, capacity) => new ShorterTokens(seed, capacity)),
            _ => [new ScalarEmbedding(9, 6), new ScalarRecurrent(new ScalarLstmCell(), 3, last: true), new ScalarDense(2)], () => new ScalarMeanSquaredError()),
        [nameof(ShorterBothWays)] = new(
            GeneratedNetwork.Of<ShorterBothWays>((seed, capacity) => new ShorterBothWays(seed, capacity)),
            _ => [new ScalarRecurrent(new ScalarLstmCell(), 32, layers: 2, bidirectional: true, last: true), new ScalarDense(3)], () => new ScalarSoftmaxCrossEntropy()),
        [nameof(ShorterGates)] = new(
            GeneratedNetwork.Of<ShorterGates>((seed, capacity) => new ShorterGates(seed, capacity)),
            _ => [new ScalarRecurrent(new ScalarGruCell(), 21, layers: 2, bidirectional: true), new ScalarDense(4)], () => new ScalarSoftmaxCrossEntropy()),
        [nameof(ShorterGatedLast)] = new(
            GeneratedNetwork.Of<ShorterGatedLast>((seed, capacity) => new ShorterGatedLast(seed, capacity)),
            _ => [new ScalarRecurrent(new ScalarGruCell(), 16, layers: 2, last: true), new ScalarDense(2)], () => new ScalarMeanSquaredError()),
        [nameof(ShorterChain)] = new(
            GeneratedNetwork.Of<ShorterChain>((seed, capacity) => new ShorterChain(seed, capacity)),
            _ =>
            [
                new ScalarRecurrent(new ScalarGruCell(), 3, bidirectional: true), new ScalarRecurrent(new ScalarRnnCell(), 3, bidirectional: true, last: true),
                new ScalarDense(2),
            ],
            () => new ScalarMeanSquaredError()),
    };
}
