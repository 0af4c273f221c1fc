namespace StaticNet.Tests.Networks;

/// <summary>A network whose targets are labels.</summary>
[Network(5)]
[Dense(7), Relu]
[Dense(3)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class EntryLabels;

/// <summary>A network whose targets are values.</summary>
[Network(5)]
[Dense(7), Tanh]
[Dense(2)]
[MeanSquaredError]
[ClipGradientValue(0.5f)]
public partial class EntryValues;

/// <summary>A network whose gradients are as large as its targets.</summary>
[Network(1)]
[Dense(1)]
[MeanSquaredError]
[ClipGradientNorm(2f)]
public partial class EntryLinear;
