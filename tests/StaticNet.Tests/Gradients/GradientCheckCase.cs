using StaticNet.Tests.Scalar;

namespace StaticNet.Tests.Gradients;

/// <summary>A network declared twice: as an annotated class and for the scalar implementation.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Generated">The class.</param>
/// <param name="CreateScalar">Creates the scalar implementation.</param>
internal sealed record GradientCheckCase(string Name, GeneratedNetwork Generated, Func<ScalarNetwork> CreateScalar)
{
    /// <summary>The batches of every check: one, odd ones, and around the 8 rows of a register tile.</summary>
    public static readonly int[] BatchSizes = [1, 2, 3, 7, 8, 9, 17];

    /// <summary>All cases by name.</summary>
    public static readonly Dictionary<string, GradientCheckCase> All = Declare().Concat(ActivationCheckCases.Declare()).Concat(LossCheckCases.Declare()).Concat(ConvolutionCheckCases.Declare()).ToDictionary(check => check.Name);

    /// <summary>A class known at build time.</summary>
    /// <param name="create">Its constructor.</param>
    /// <param name="createScalar">Creates the scalar implementation.</param>
    public static GradientCheckCase Of<TNetwork>(NetworkFactory create, Func<ScalarNetwork> createScalar) where TNetwork : INetwork =>
        new(typeof(TNetwork).Name, GeneratedNetwork.Of<TNetwork>(create), createScalar);

    private static IEnumerable<GradientCheckCase> Declare() =>
    [
        Of<CheckSingle>((seed, capacity) => new CheckSingle(seed, capacity), () =>
            Squared(1, new ScalarDense(1))),
        Of<CheckNarrow>((seed, capacity) => new CheckNarrow(seed, capacity), () =>
            Squared(2, new ScalarDense(3), new ScalarTanh(), new ScalarDense(1))),
        Of<CheckNoBias>((seed, capacity) => new CheckNoBias(seed, capacity), () =>
            Entropy(5, 0, new ScalarDense(7, bias: false), new ScalarRelu(), new ScalarDense(3, bias: false))),
        Of<CheckAroundPanel>((seed, capacity) => new CheckAroundPanel(seed, capacity), () =>
            Entropy(15, 0.1f, new ScalarDense(16), new ScalarLeakyRelu(0.2f), new ScalarDense(17), new ScalarSigmoid(), new ScalarDense(2))),
        Of<CheckExactPanel>((seed, capacity) => new CheckExactPanel(seed, capacity), () =>
            Squared(16, new ScalarDense(16), new ScalarSigmoid(), new ScalarDense(16))),
        Of<CheckReluAfterTanh>((seed, capacity) => new CheckReluAfterTanh(seed, capacity), () =>
            Entropy(17, 0, new ScalarDense(15), new ScalarTanh(), new ScalarDense(31), new ScalarRelu(), new ScalarDense(5))),
        Of<CheckLinearPair>((seed, capacity) => new CheckLinearPair(seed, capacity), () =>
            Squared(31, new ScalarDense(33), new ScalarLeakyRelu(), new ScalarDense(48), new ScalarDense(7))),
        Of<CheckWide>((seed, capacity) => new CheckWide(seed, capacity), () =>
            Entropy(48, 0, new ScalarDense(33), new ScalarSigmoid(), new ScalarDense(31), new ScalarTanh(), new ScalarDense(15))),
        Of<CheckBottleneck>((seed, capacity) => new CheckBottleneck(seed, capacity), () =>
            Squared(33, new ScalarDense(1), new ScalarTanh(), new ScalarDense(33))),
        Of<CheckActivationAtEnds>((seed, capacity) => new CheckActivationAtEnds(seed, capacity), () =>
            Squared(3, new ScalarTanh(), new ScalarDense(4), new ScalarSigmoid())),
        Of<CheckStackedActivations>((seed, capacity) => new CheckStackedActivations(seed, capacity), () =>
            Entropy(6, 0, new ScalarDense(17), new ScalarTanh(), new ScalarLeakyRelu(0.5f), new ScalarDense(16, bias: false),
                new ScalarRelu(), new ScalarSigmoid(), new ScalarDense(4))),
        Of<CheckDeepMixed>((seed, capacity) => new CheckDeepMixed(seed, capacity), () =>
            Entropy(7, 0, new ScalarDense(9), new ScalarTanh(), new ScalarDense(16), new ScalarRelu(), new ScalarDense(5, bias: false),
                new ScalarTanh(), new ScalarDense(17), new ScalarLeakyRelu(), new ScalarDense(8), new ScalarSigmoid(),
                new ScalarDense(3), new ScalarTanh(), new ScalarDense(15), new ScalarRelu(), new ScalarDense(3))),
        Of<CheckDeepSigmoid>((seed, capacity) => new CheckDeepSigmoid(seed, capacity), () =>
            Squared(5, [.. Enumerable.Range(0, 7).SelectMany(_ => new ScalarLayer[] { new ScalarDense(5), new ScalarSigmoid() }),
                new ScalarDense(5)])),
        Of<CheckNormFirst>((seed, capacity) => new CheckNormFirst(seed, capacity), () =>
            Squared(5, new ScalarLayerNorm(), new ScalarDense(3))),
        Of<CheckNormThenActivation>((seed, capacity) => new CheckNormThenActivation(seed, capacity), () =>
            Entropy(7, 0, new ScalarDense(15), new ScalarLayerNorm(), new ScalarRelu(), new ScalarDense(33), new ScalarLayerNorm(),
                new ScalarTanh(), new ScalarDense(3))),
        Of<CheckActivationThenNorm>((seed, capacity) => new CheckActivationThenNorm(seed, capacity), () =>
            Entropy(7, 0, new ScalarDense(16), new ScalarLeakyRelu(0.2f), new ScalarLayerNorm(), new ScalarDense(100),
                new ScalarSigmoid(), new ScalarLayerNorm(), new ScalarDense(3))),
        Of<CheckNormLast>((seed, capacity) => new CheckNormLast(seed, capacity), () =>
            Squared(19, new ScalarDense(17), new ScalarLayerNorm(0.1f), new ScalarLayerNorm(affine: false), new ScalarLayerNorm(bias: false))),
        Of<CheckRmsNorm>((seed, capacity) => new CheckRmsNorm(seed, capacity), () =>
            Entropy(9, 0, new ScalarRmsNorm(), new ScalarDense(130), new ScalarRelu(), new ScalarRmsNorm(), new ScalarDense(31),
                new ScalarRmsNorm(0.1f), new ScalarRelu(), new ScalarDense(5), new ScalarSigmoid(), new ScalarRmsNorm(affine: false),
                new ScalarDense(4))),
        Of<CheckNormOfCollidingRows>((seed, capacity) => new CheckNormOfCollidingRows(seed, capacity), () =>
            Squared(256, new ScalarLayerNorm(), new ScalarRelu(), new ScalarRmsNorm(), new ScalarDense(2))),
        Of<CheckDotOfInputs>((seed, capacity) => new CheckDotOfInputs(seed, capacity), () =>
            Squared(1100, new ScalarDense(1))),
        Of<CheckDotOfPaddedUnits>((seed, capacity) => new CheckDotOfPaddedUnits(seed, capacity), () =>
            Entropy(3, 0, new ScalarDense(700), new ScalarSigmoid(), new ScalarDense(2))),
        Of<CheckDotInside>((seed, capacity) => new CheckDotInside(seed, capacity), () =>
            Squared(20, new ScalarDense(640), new ScalarTanh(), new ScalarDense(3, bias: false), new ScalarLeakyRelu(0.3f), new ScalarDense(2))),
        Of<CheckCopiedInputs>((seed, capacity) => new CheckCopiedInputs(seed, capacity), () =>
            Entropy(256, 0, new ScalarDense(17), new ScalarRelu(), new ScalarDense(3))),
        Of<CheckBatchNormFirst>((seed, capacity) => new CheckBatchNormFirst(seed, capacity), () =>
            Squared(5, new ScalarBatchNorm(), new ScalarDense(3))),
        Of<CheckNormPlainFirst>((seed, capacity) => new CheckNormPlainFirst(seed, capacity), () =>
            Entropy(5, 0, new ScalarBatchNorm(affine: false), new ScalarRelu(), new ScalarDense(2))),
        Of<CheckBatchNormLast>((seed, capacity) => new CheckBatchNormLast(seed, capacity), () =>
            Squared(4, new ScalarDense(3), new ScalarBatchNorm())),
        Of<CheckNormOdd>((seed, capacity) => new CheckNormOdd(seed, capacity), () =>
            Entropy(7, 0, new ScalarDense(17), new ScalarBatchNorm(), new ScalarRelu(), new ScalarDense(33, bias: false),
                new ScalarBatchNorm(affine: false), new ScalarTanh(), new ScalarDense(3))),
        Of<CheckNormWide>((seed, capacity) => new CheckNormWide(seed, capacity), () =>
            Entropy(6, 0, new ScalarDense(130), new ScalarBatchNorm(), new ScalarLeakyRelu(0.2f), new ScalarDense(17), new ScalarSigmoid(),
                new ScalarBatchNorm(), new ScalarRelu(), new ScalarDense(4))),
        Of<CheckNormOptions>((seed, capacity) => new CheckNormOptions(seed, capacity), () =>
            Squared(9, new ScalarDense(16), new ScalarBatchNorm(momentum: 0.3f, epsilon: 1e-3f), new ScalarSigmoid(), new ScalarBatchNorm(momentum: 1f, epsilon: 0.1f),
                new ScalarDense(2))),
        Of<CheckNormCopied>((seed, capacity) => new CheckNormCopied(seed, capacity), () =>
            Entropy(3, 0, new ScalarDense(256, bias: false), new ScalarBatchNorm(), new ScalarRelu(), new ScalarDense(2))),
        Of<CheckNormDot>((seed, capacity) => new CheckNormDot(seed, capacity), () =>
            Squared(1100, new ScalarDense(2), new ScalarBatchNorm(), new ScalarLeakyRelu(0.5f), new ScalarDense(2))),
    ];

    private static ScalarNetwork Squared(int inputs, params ScalarLayer[] layers) => new([inputs], layers, new ScalarMeanSquaredError());

    private static ScalarNetwork Entropy(int inputs, float smoothing, params ScalarLayer[] layers) =>
        new([inputs], layers, new ScalarSoftmaxCrossEntropy(smoothing));
}
