namespace StaticNet.Benchmarks.Networks;

/// <summary>784-256-128-10 with batch normalization, ReLU and dropout behind the hidden layers.</summary>
[Network(784)]
[Dense(256), BatchNorm, Relu, Dropout(0.2f)]
[Dense(128), BatchNorm, Relu, Dropout(0.2f)]
[Dense(10)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class MlpBnDropout;
