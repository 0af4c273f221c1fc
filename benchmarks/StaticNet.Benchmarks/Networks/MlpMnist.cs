namespace StaticNet.Benchmarks.Networks;

/// <summary>784-128-64-10 with ReLU: the digits network.</summary>
[Network(784)]
[Dense(128), Relu]
[Dense(64), Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class MlpMnist;
