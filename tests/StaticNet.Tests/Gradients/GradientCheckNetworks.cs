namespace StaticNet.Tests.Gradients;

// Sizes below, at and above a panel of 16 outputs, and far from it; every activation; both losses; with and without bias.

[Network(1)]
[Dense(1)]
[MeanSquaredError]
public partial class CheckSingle;

[Network(2)]
[Dense(3), Tanh]
[Dense(1)]
[MeanSquaredError]
public partial class CheckNarrow;

[Network(5)]
[Dense(7, Bias = false), Relu]
[Dense(3, Bias = false)]
[SoftmaxCrossEntropy]
public partial class CheckNoBias;

[Network(15)]
[Dense(16), LeakyRelu(0.2f)]
[Dense(17), Sigmoid]
[Dense(2)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.1f)]
public partial class CheckAroundPanel;

[Network(16)]
[Dense(16), Sigmoid]
[Dense(16)]
[MeanSquaredError]
public partial class CheckExactPanel;

[Network(17)]
[Dense(15), Tanh]
[Dense(31), Relu]
[Dense(5)]
[SoftmaxCrossEntropy]
public partial class CheckReluAfterTanh;

[Network(31)]
[Dense(33), LeakyRelu]
[Dense(48)]
[Dense(7)]
[MeanSquaredError]
public partial class CheckLinearPair;

[Network(48)]
[Dense(33), Sigmoid]
[Dense(31), Tanh]
[Dense(15)]
[SoftmaxCrossEntropy]
public partial class CheckWide;

[Network(33)]
[Dense(1), Tanh]
[Dense(33)]
[MeanSquaredError]
public partial class CheckBottleneck;

[Network(3)]
[Tanh]
[Dense(4), Sigmoid]
[MeanSquaredError]
public partial class CheckActivationAtEnds;

[Network(6)]
[Dense(17), Tanh, LeakyRelu(0.5f)]
[Dense(16, Bias = false), Relu, Sigmoid]
[Dense(4)]
[SoftmaxCrossEntropy]
public partial class CheckStackedActivations;

[Network(7)]
[Dense(9), Tanh]
[Dense(16), Relu]
[Dense(5, Bias = false), Tanh]
[Dense(17), LeakyRelu]
[Dense(8), Sigmoid]
[Dense(3), Tanh]
[Dense(15), Relu]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class CheckDeepMixed;

[Network(5)]
[Dense(5), Sigmoid]
[Dense(5), Sigmoid]
[Dense(5), Sigmoid]
[Dense(5), Sigmoid]
[Dense(5), Sigmoid]
[Dense(5), Sigmoid]
[Dense(5), Sigmoid]
[Dense(5)]
[MeanSquaredError]
public partial class CheckDeepSigmoid;

// Few outputs with many inputs are dot products along the inputs; the caller's rows of 256 collide in the cache and are copied.

[Network(1100)]
[Dense(1)]
[MeanSquaredError]
public partial class CheckDotOfInputs;

[Network(3)]
[Dense(700), Sigmoid]
[Dense(2)]
[SoftmaxCrossEntropy]
public partial class CheckDotOfPaddedUnits;

[Network(20)]
[Dense(640), Tanh]
[Dense(3, Bias = false), LeakyRelu(0.3f)]
[Dense(2)]
[MeanSquaredError]
public partial class CheckDotInside;

[Network(256)]
[Dense(17), Relu]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class CheckCopiedInputs;

// Batch normalization at the start, in the middle and at the end, by itself and joined with what is before and behind it.

[Network(5)]
[BatchNorm]
[Dense(3)]
[MeanSquaredError]
public partial class CheckBatchNormFirst;

[Network(5)]
[BatchNorm(Affine = false), Relu]
[Dense(2)]
[SoftmaxCrossEntropy]
public partial class CheckNormPlainFirst;

[Network(4)]
[Dense(3), BatchNorm]
[MeanSquaredError]
public partial class CheckBatchNormLast;

[Network(7)]
[Dense(17), BatchNorm, Relu]
[Dense(33, Bias = false), BatchNorm(Affine = false), Tanh]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class CheckNormOdd;

[Network(6)]
[Dense(130), BatchNorm, LeakyRelu(0.2f)]
[Dense(17), Sigmoid, BatchNorm, Relu]
[Dense(4)]
[SoftmaxCrossEntropy]
public partial class CheckNormWide;

[Network(9)]
[Dense(16), BatchNorm(Momentum = 0.3f, Epsilon = 1e-3f), Sigmoid, BatchNorm(Momentum = 1f, Epsilon = 0.1f)]
[Dense(2)]
[MeanSquaredError]
public partial class CheckNormOptions;

[Network(3)]
[Dense(256, Bias = false), BatchNorm, Relu]
[Dense(2)]
[SoftmaxCrossEntropy]
public partial class CheckNormCopied;

[Network(1100)]
[Dense(2), BatchNorm, LeakyRelu(0.5f)]
[Dense(2)]
[MeanSquaredError]
public partial class CheckNormDot;
