namespace StaticNet.Samples.Federated;

/// <summary>The network of McMahan et al. 2017 for digits, which they call 2NN: 199,210 parameters.</summary>
[Network(784)]
[Dense(200), Relu]
[Dense(200), Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
public partial class FederatedDigits;
