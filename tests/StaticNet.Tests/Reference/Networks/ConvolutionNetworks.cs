namespace StaticNet.Tests.Reference;

[Network(2, 8, 8)]
[Conv2D(4, 3, Padding = 1), Relu]
[Conv2D(3, 3, Padding = 1), Tanh]
[Flatten, Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceConvPadded;

[Network(2, 11, 13)]
[Conv2D(4, 3, Stride = 2, Padding = 2), Tanh]
[Conv2D(3, 3, Stride = 2, Padding = 2), Tanh]
[Flatten, Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientValue(0.1f)]
public partial class ReferenceConvStride;

[Network(2, 9, 10)]
[Conv2D(4, 3, Padding = 2, Dilation = 2), Tanh]
[Conv2D(3, 3, Dilation = 2), Tanh]
[Flatten, Dense(4)]
[Huber]
[ClipGradientNorm(0.5f)]
public partial class ReferenceConvDilation;

[Network(4, 7, 7)]
[Conv2D(6, 3, Padding = 1, Groups = 2), Tanh]
[Conv2D(4, 3, Groups = 2), Tanh]
[Flatten, Dense(4)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.1f)]
[ClipGradientNorm(0.5f)]
public partial class ReferenceConvGroups;

[Network(4, 7, 8)]
[Conv2D(4, 3, Padding = 1, Groups = 4), Tanh]
[Conv2D(8, 3, Stride = 2, Groups = 4), Tanh]
[Flatten, Dense(4)]
[MeanSquaredError]
[ClipGradientValue(0.4f)]
public partial class ReferenceConvDepthwise;

[Network(5, 5, 6)]
[Conv2D(7, 1), Gelu]
[Conv2D(3, 1, Bias = false), Tanh]
[Flatten, Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceConvPointwise;

[Network(2, 7, 12)]
[Conv2D(3, 3, 5, StrideX = 2, PaddingX = 2), Relu]
[Conv2D(4, 2, 3, StrideY = 2, PaddingY = 1), Tanh]
[Flatten, Dense(4)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceConvRectangular;

[Network(2, 6, 7)]
[Conv2D(3, 4, 3, Padding = Padding.Same), Tanh]
[Conv2D(3, 2, Padding = Padding.Same), Tanh]
[Flatten, Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientValue(0.2f)]
public partial class ReferenceConvSame;

[Network(1, 12, 12)]
[Conv2D(3, 5, Padding = Padding.Valid), Tanh]
[Conv2D(4, 5), Tanh]
[Flatten, Dense(4)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceConvValid;

[Network(3, 15)]
[Conv1D(5, 4, Stride = 2, Padding = 1), Tanh]
[Conv1D(4, 3, Stride = 2), Tanh]
[Flatten, Dense(4)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceSignalStride;

[Network(3, 12)]
[Conv1D(5, 3, Padding = Padding.Causal), Tanh]
[Conv1D(4, 3, Padding = Padding.Causal, Dilation = 2), Tanh]
[Flatten, Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceSignalCausal;

[Network(2, 7, 7)]
[Conv2D(4, 3, Padding = 1, Bias = false), BatchNorm, Relu]
[Conv2D(3, 3, Stride = 2, Bias = false), BatchNorm, Tanh]
[Flatten, Dense(5)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceImageNorm;

[Network(3, 10)]
[Conv1D(5, 3, Bias = false), BatchNorm, Gelu]
[Flatten, Dense(3)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceSignalNorm;

[Network(2, 6, 6)]
[Conv2D(4, 3), PRelu(PerChannel = true)]
[Flatten, Dense(9), PRelu]
[Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferencePRelu;

[Network(2, 7, 7)]
[Conv2D(4, 3, Padding = 1), Tanh, Tap("left")]
[From("input"), Conv2D(2, 1), Gelu, Conv2D(3, 5, Padding = 2), Tap("right")]
[From("left"), Concat("right"), Conv2D(3, 3, Stride = 2), Tanh]
[Flatten, Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceConcat;

[Network]
[Input("image", 1, 8, 7), Conv2D(3, 3, Stride = 2), Tanh, Flatten, Tap("seen")]
[Input("features", 5), Dense(6), Silu, Tap("known")]
[From("seen"), Concat("known"), Dense(8), Tanh]
[Dense(3)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceTwoInputs;

[Network(3, 6)]
[ConvTranspose1D(4, 4, Stride = 2, Padding = 1, OutputPadding = 1), Tanh]
[ConvTranspose1D(3, 3, Stride = 2, OutputPadding = 1), Tanh]
[Flatten, Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientValue(0.2f)]
public partial class ReferenceSignalTranspose;

[Network(3, 4, 5)]
[ConvTranspose2D(4, 3, Stride = 2, Padding = 1, OutputPadding = 1), Tanh]
[ConvTranspose2D(2, 2), Tanh]
[Flatten, Dense(4)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceConvTranspose;
