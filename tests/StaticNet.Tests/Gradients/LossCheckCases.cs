using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Gradients;

/// <summary>The cases of <see cref="CheckBinarySingle"/> and those that follow it.</summary>
internal static class LossCheckCases
{
    private static readonly float[] ManyWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4, 5, 6, 7, 8, 0.5f];

    public static IEnumerable<GradientCheckCase> Declare() =>
    [
        Loss<CheckBinarySingle>((seed, capacity) => new CheckBinarySingle(seed, capacity), 1, () => new ScalarBinaryCrossEntropy()),
        Loss<CheckBinaryWeighted>((seed, capacity) => new CheckBinaryWeighted(seed, capacity), 19, () => new ScalarBinaryCrossEntropy(2.5f)),
        Loss<CheckAbsolute>((seed, capacity) => new CheckAbsolute(seed, capacity), 16, () => new ScalarMeanAbsoluteError()),
        Loss<CheckHuber>((seed, capacity) => new CheckHuber(seed, capacity), 7, () => new ScalarHuber()),
        Loss<CheckHuberNarrow>((seed, capacity) => new CheckHuberNarrow(seed, capacity), 33, () => new ScalarHuber(0.3f)),
        Loss<CheckSmoothL1>((seed, capacity) => new CheckSmoothL1(seed, capacity), 17, () => new ScalarSmoothL1()),
        Loss<CheckSmoothL1Narrow>((seed, capacity) => new CheckSmoothL1Narrow(seed, capacity), 5, () => new ScalarSmoothL1(0.2f)),
        Loss<CheckSmoothL1Absolute>((seed, capacity) => new CheckSmoothL1Absolute(seed, capacity), 5, () => new ScalarMeanAbsoluteError()),
        Loss<CheckWeightedClasses>((seed, capacity) => new CheckWeightedClasses(seed, capacity), 3, () =>
            new ScalarSoftmaxCrossEntropy(weights: [0.5f, 0, 3])),
        Loss<CheckWeightedSmoothedClasses>((seed, capacity) => new CheckWeightedSmoothedClasses(seed, capacity), 3, () =>
            new ScalarSoftmaxCrossEntropy(0.2f, [0.5f, 0.25f, 3], -100)),
        Loss<CheckIgnoredLabel>((seed, capacity) => new CheckIgnoredLabel(seed, capacity), 16, () =>
            new ScalarSoftmaxCrossEntropy(ignoreLabel: -1)),
        Loss<CheckIgnoredClassOfMany>((seed, capacity) => new CheckIgnoredClassOfMany(seed, capacity), 18, () =>
            new ScalarSoftmaxCrossEntropy(0.1f, ignoreLabel: 4)),
        Loss<CheckWeightedManyClasses>((seed, capacity) => new CheckWeightedManyClasses(seed, capacity), 18, () =>
            new ScalarSoftmaxCrossEntropy(0.1f, ManyWeights, -100)),
    ];

    private static GradientCheckCase Loss<TNetwork>(NetworkFactory create, int outputs, Func<ScalarLoss> loss) where TNetwork : INetwork =>
        GradientCheckCase.Of<TNetwork>(create, () => new ScalarNetwork(
            [5], [new ScalarDense(9), new ScalarTanh(), new ScalarDense(outputs)], loss()));
}
