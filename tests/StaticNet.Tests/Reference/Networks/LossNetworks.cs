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

[Network(6)]
[Dense(17), Tanh]
[Dense(5)]
[BinaryCrossEntropy]
public partial class ReferenceBinaryCrossEntropy;

[Network(6)]
[Dense(17), Tanh]
[Dense(5)]
[MeanAbsoluteError]
public partial class ReferenceMeanAbsoluteError;

[Network(6)]
[Dense(17), Tanh]
[Dense(5)]
[Huber]
public partial class ReferenceHuber;

[Network(6)]
[Dense(17), Tanh]
[Dense(5)]
[SmoothL1(0.5f)]
public partial class ReferenceSmoothL1;
