namespace StaticNet.Tests.Reference;

[Network(12)]
[Dense(32), BatchNorm, Relu]
[Dense(16), BatchNorm, LeakyRelu]
[Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class ReferenceBatchNorm;

[Network(12)]
[Dense(24), LayerNorm, Gelu]
[Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class ReferenceLayerNorm;
