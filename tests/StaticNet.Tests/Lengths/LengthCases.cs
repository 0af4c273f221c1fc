using StaticNet.Tests.Attention;
using StaticNet.Tests.Recurrent;
using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Lengths;

/// <summary>The networks whose samples have lengths.</summary>
internal static class LengthCases
{
    /// <summary>All cases by name.</summary>
    public static Dictionary<string, LengthCase> All { get; } = new([.. OfRows, .. RecurrentLengthCases.All, .. AttentionLengthCases.All]);

    // Layers that compute each row by itself, and those that make one of all.
    private static Dictionary<string, LengthCase> OfRows => new()
    {
        [nameof(StepClassifier)] = new(
            GeneratedNetwork.Of<StepClassifier>((seed, capacity) => new StepClassifier(seed, capacity)),
            _ => [new ScalarDense(7), new ScalarTanh(), new ScalarLayerNorm(), new ScalarDense(4)], () => new ScalarSoftmaxCrossEntropy()),
        [nameof(StepRegression)] = new(
            GeneratedNetwork.Of<StepRegression>((seed, capacity) => new StepRegression(seed, capacity)),
            _ => [new ScalarDense(17), new ScalarLeakyRelu(0.3f), new ScalarDense(17), new ScalarSigmoid(), new ScalarRmsNorm(), new ScalarDense(3)],
            () => new ScalarMeanSquaredError()),
        [nameof(StepTokens)] = new(
            GeneratedNetwork.Of<StepTokens>((seed, capacity) => new StepTokens(seed, capacity)),
            _ => [new ScalarEmbedding(9, 5), new ScalarDense(8), new ScalarSigmoid(), new ScalarDense(3)], CreateWeighted)
        {
            WeightOf = label => CreateWeighted().WeightOf((int)label),
        },
        [nameof(StepProbabilities)] = new(
            GeneratedNetwork.Of<StepProbabilities>((seed, capacity) => new StepProbabilities(seed, capacity)),
            _ => [new ScalarDense(5), new ScalarTanh(), new ScalarDense(2)], () => new ScalarBinaryCrossEntropy()),
        [nameof(StepMean)] = new(
            GeneratedNetwork.Of<StepMean>((seed, capacity) => new StepMean(seed, capacity)),
            _ => [new ScalarDense(19), new ScalarTanh(), new ScalarOverSteps(isMax: false), new ScalarDense(3)], () => new ScalarSoftmaxCrossEntropy()),
        [nameof(StepLargest)] = new(
            GeneratedNetwork.Of<StepLargest>((seed, capacity) => new StepLargest(seed, capacity)),
            _ => [new ScalarDense(19), new ScalarTanh(), new ScalarOverSteps(isMax: true), new ScalarDense(3)], () => new ScalarMeanSquaredError()),
        [nameof(StepFlat)] = new(
            GeneratedNetwork.Of<StepFlat>((seed, capacity) => new StepFlat(seed, capacity)),
            length => [new ScalarDense(6), new ScalarSigmoid(), new ScalarBeyond(length), new ScalarReshape(18), new ScalarDense(2)],
            () => new ScalarMeanSquaredError())
        {
            TakesZeros = true,
        },
    };

    private static ScalarSoftmaxCrossEntropy CreateWeighted() => new(0.1f, [0.5f, 2f, 1f], -100);
}
