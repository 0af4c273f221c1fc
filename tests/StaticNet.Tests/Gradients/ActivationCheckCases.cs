using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Gradients;

/// <summary>The cases of <see cref="CheckRelu6"/> and those that follow it.</summary>
internal static class ActivationCheckCases
{
    public static IEnumerable<GradientCheckCase> Declare() =>
    [
        Activation<CheckRelu6>((seed, capacity) => new CheckRelu6(seed, capacity), () => new ScalarRelu6()),
        Activation<CheckElu>((seed, capacity) => new CheckElu(seed, capacity), () => new ScalarElu(0.7f)),
        Activation<CheckEluOfOne>((seed, capacity) => new CheckEluOfOne(seed, capacity), () => new ScalarElu()),
        Activation<CheckSelu>((seed, capacity) => new CheckSelu(seed, capacity), () => new ScalarSelu()),
        Activation<CheckGelu>((seed, capacity) => new CheckGelu(seed, capacity), () => new ScalarGelu()),
        Activation<CheckGeluTanh>((seed, capacity) => new CheckGeluTanh(seed, capacity), () => new ScalarGelu(approximate: true)),
        Activation<CheckSilu>((seed, capacity) => new CheckSilu(seed, capacity), () => new ScalarSilu()),
        Activation<CheckMish>((seed, capacity) => new CheckMish(seed, capacity), () => new ScalarMish()),
        Activation<CheckSoftplus>((seed, capacity) => new CheckSoftplus(seed, capacity), () => new ScalarSoftplus()),
        Activation<CheckSoftplusSharp>((seed, capacity) => new CheckSoftplusSharp(seed, capacity), () => new ScalarSoftplus(3, 1.5f)),
        Activation<CheckSoftplusSoft>((seed, capacity) => new CheckSoftplusSoft(seed, capacity), () => new ScalarSoftplus(0.5f)),
        Activation<CheckSoftsign>((seed, capacity) => new CheckSoftsign(seed, capacity), () => new ScalarSoftsign()),
        Activation<CheckHardSwish>((seed, capacity) => new CheckHardSwish(seed, capacity), () => new ScalarHardSwish()),
        Activation<CheckHardSigmoid>((seed, capacity) => new CheckHardSigmoid(seed, capacity), () => new ScalarHardSigmoid()),
        Activation<CheckSoftmax>((seed, capacity) => new CheckSoftmax(seed, capacity), () => new ScalarSoftmax()),
        GradientCheckCase.Of<CheckMixedActivations>((seed, capacity) => new CheckMixedActivations(seed, capacity), () => new ScalarNetwork(
            [9],
            [
                new ScalarDense(17), new ScalarTanh(), new ScalarGelu(), new ScalarHardSwish(), new ScalarSilu(), new ScalarRelu6(), new ScalarMish(),
                new ScalarDense(18), new ScalarHardSwish(), new ScalarDense(33), new ScalarSoftmax(), new ScalarSoftsign(),
                new ScalarDense(4), new ScalarGelu(), new ScalarDense(3),
            ],
            new ScalarSoftmaxCrossEntropy())),
        GradientCheckCase.Of<CheckDotActivations>((seed, capacity) => new CheckDotActivations(seed, capacity), () => new ScalarNetwork(
            [6],
            [
                new ScalarDense(640), new ScalarHardSwish(), new ScalarDense(3), new ScalarSelu(),
                new ScalarDense(600), new ScalarSoftsign(), new ScalarDense(2), new ScalarMish(),
            ],
            new ScalarMeanSquaredError())),
    ];

    private static GradientCheckCase Activation<TNetwork>(NetworkFactory create, Func<ScalarLayer> activation) where TNetwork : INetwork =>
        GradientCheckCase.Of<TNetwork>(create, () => new ScalarNetwork(
            [5],
            [
                activation(), new ScalarDense(19), activation(), new ScalarDense(16), activation(), activation(),
                new ScalarDense(7), activation(),
            ],
            new ScalarMeanSquaredError()));
}
