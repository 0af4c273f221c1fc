namespace StaticNet.Benchmarks.Networks;

/// <summary>4-32-32-2 with tanh: so small that overheads decide.</summary>
[Network(4)]
[Dense(32), Tanh]
[Dense(32), Tanh]
[Dense(2)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class MlpTiny;
