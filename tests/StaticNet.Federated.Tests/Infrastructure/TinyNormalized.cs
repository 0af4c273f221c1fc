namespace StaticNet.Federated.Tests.Infrastructure;

/// <summary>A small network with statistics.</summary>
[Network(4)]
[Dense(9, Bias = false), BatchNorm, Relu]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class TinyNormalized;
