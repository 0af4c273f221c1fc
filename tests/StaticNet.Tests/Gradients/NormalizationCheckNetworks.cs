namespace StaticNet.Tests.Gradients;

// Sizes below, at and above a panel of 16 features; with an activation before, behind and around; first and last; every option.

[Network(5)]
[LayerNorm]
[Dense(3)]
[MeanSquaredError]
public partial class CheckNormFirst;

[Network(7)]
[Dense(15), LayerNorm, Relu]
[Dense(33), LayerNorm, Tanh]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class CheckNormThenActivation;

[Network(7)]
[Dense(16), LeakyRelu(0.2f), LayerNorm]
[Dense(100), Sigmoid, LayerNorm]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class CheckActivationThenNorm;

[Network(19)]
[Dense(17), LayerNorm(Epsilon = 0.1f), LayerNorm(Affine = false), LayerNorm(Bias = false)]
[MeanSquaredError]
public partial class CheckNormLast;

[Network(9)]
[RmsNorm]
[Dense(130), Relu, RmsNorm]
[Dense(31), RmsNorm(Epsilon = 0.1f), Relu]
[Dense(5), Sigmoid, RmsNorm(Affine = false)]
[Dense(4)]
[SoftmaxCrossEntropy]
public partial class CheckRmsNorm;

[Network(256)]
[LayerNorm, Relu, RmsNorm]
[Dense(2)]
[MeanSquaredError]
public partial class CheckNormOfCollidingRows;
