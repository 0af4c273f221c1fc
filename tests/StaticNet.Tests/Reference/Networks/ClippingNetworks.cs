namespace StaticNet.Tests.Reference;

[Network(10)]
[Dense(24), Tanh]
[Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.1f)]
public partial class ReferenceClipNorm;

[Network(10)]
[Dense(24), Tanh]
[Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.1f, Norm = GradientNorm.L1)]
public partial class ReferenceClipL1Norm;

[Network(10)]
[Dense(24), Tanh]
[Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.05f, Norm = GradientNorm.Max)]
public partial class ReferenceClipMaxNorm;

[Network(10)]
[Dense(24), Tanh]
[Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(100f)]
public partial class ReferenceClipNormInactive;

[Network(10)]
[Dense(24), Tanh]
[Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientValue(0.01f)]
public partial class ReferenceClipValue;
