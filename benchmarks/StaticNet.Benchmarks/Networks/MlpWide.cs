namespace StaticNet.Benchmarks.Networks;

/// <summary>1024-1024-1024-10 with ReLU: so wide that the dense kernels decide.</summary>
[Network(1024)]
[Dense(1024), Relu]
[Dense(1024), Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class MlpWide;
