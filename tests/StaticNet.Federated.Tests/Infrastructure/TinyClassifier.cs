namespace StaticNet.Federated.Tests.Infrastructure;

/// <summary>A small network.</summary>
[Network(4)]
[Dense(9), Tanh]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class TinyClassifier;
