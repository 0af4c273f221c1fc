namespace StaticNet.Tests.Reference;

[Network(5, 6)]
[Dense(8), Gelu]
[Dense(3)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceDenseSequence;

[Network(4, 6)]
[Dense(7), LayerNorm, Tanh]
[Dense(5)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceLayerNormSequence;

[Network(4, 6)]
[Dense(7), RmsNorm, Tanh]
[Dense(5)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceRmsNormSequence;

[Network(7)]
[Dense(12), Tanh, Dense(10), Gelu, Tap("trunk")]
[Dense(4), SoftmaxCrossEntropy(Name = "policy", Weight = 0.7f)]
[From("trunk"), Dense(1), MeanSquaredError(Name = "value", Weight = 0.3f)]
[ClipGradientNorm(0.5f)]
public partial class ReferenceTwoOutputs;
