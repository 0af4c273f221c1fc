namespace StaticNet.Tests.Networks;

/// <summary>Large enough that threads meet within a pass; normalized, so that statistics matter.</summary>
[Network(40)]
[Dense(60), BatchNorm, Tanh]
[Dense(50), Relu]
[Dense(5)]
[SoftmaxCrossEntropy]
public partial class SharedNetwork;

/// <summary>Masks in training, and an output that is an activation's.</summary>
[Network(6)]
[Dense(30), Relu, Dropout(0.4f)]
[Dense(3), Sigmoid]
[MeanSquaredError]
public partial class DroppedOutputs;

/// <summary>Statistics of the batch in training, and logits.</summary>
[Network(6)]
[Dense(19), BatchNorm, Relu]
[Dense(4)]
[SoftmaxCrossEntropy]
public partial class NormalizedOutputs;
