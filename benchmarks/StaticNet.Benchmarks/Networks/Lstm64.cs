namespace StaticNet.Benchmarks.Networks;

/// <summary>An LSTM of 64 units over a hundred steps of 16 features, and a dense layer on its last state.</summary>
[Network(100, 16)]
[Lstm(64, Steps = Steps.Last), Dense(10)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class Lstm64;
