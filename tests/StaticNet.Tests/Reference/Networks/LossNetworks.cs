namespace StaticNet.Tests.Reference;

[Network(6)]
[Dense(17), Tanh]
[Dense(5)]
[SoftmaxCrossEntropy]
public partial class ReferenceCrossEntropy;

[Network(6)]
[Dense(17), Tanh]
[Dense(5)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.1f)]
public partial class ReferenceCrossEntropySmoothing;

[Network(6)]
[Dense(17), Tanh]
[Dense(5)]
[MeanSquaredError]
public partial class ReferenceMeanSquaredError;
