namespace StaticNet.Tests.Gradients;

// Channels below, at and above a panel of 16; odd sizes; strides, paddings, dilations and groups; one of each around layers of other layouts.

[Network(1, 7, 5)]
[Conv2D(3, 3, Padding = 1), Tanh]
[Conv2D(5, 2, Stride = 2)]
[MeanSquaredError]
public partial class CheckConvSmall;

[Network(3, 7, 8)]
[Conv2D(17, 3, Stride = 2, Padding = 1), Relu]
[Conv2D(16, 3, 2, PaddingY = 2, DilationY = 2), Sigmoid]
[Flatten, Dense(3)]
[SoftmaxCrossEntropy]
public partial class CheckConvOddSizes;

[Network(17, 3, 2)]
[Conv2D(18, 3, Padding = Padding.Same, Bias = false), LeakyRelu(0.2f)]
[Conv2D(33, 1), Tanh, Conv2D(2, 1, Stride = 2)]
[Flatten, Dense(2)]
[MeanSquaredError]
public partial class CheckConvWide;

[Network(6, 6, 5)]
[Conv2D(34, 3, Padding = 1, Groups = 2), Tanh]
[Conv2D(34, 3, Padding = 1, Groups = 34), Relu]
[Conv2D(4, 2, Dilation = 3, Groups = 2)]
[MeanSquaredError]
public partial class CheckConvGroups;

[Network(20, 5, 6)]
[Conv2D(20, 5, 3, PaddingY = 3, StrideX = 2, PaddingX = Padding.Valid, Groups = 20, Bias = false), Silu]
[Conv2D(40, 2, Groups = 20), Tanh]
[Flatten, Dense(3)]
[SoftmaxCrossEntropy]
public partial class CheckConvDepthwise;

[Network(2, 8, 7)]
[Conv2D(5, 3, Padding = 1, Bias = false), BatchNorm, Relu, Tap("seen")]
[Conv2D(5, 3, Padding = 1, Bias = false), BatchNorm(Affine = false), Add("seen"), Tanh]
[Conv2D(3, 3, Stride = 3), BatchNorm]
[Flatten, Dense(2)]
[MeanSquaredError]
public partial class CheckConvNormalized;

[Network(3, 13)]
[Conv1D(17, 4, Stride = 2, Padding = 1), Tanh]
[Conv1D(5, 3, Padding = Padding.Causal, Dilation = 2, Bias = false), LayerNorm]
[Dense(4), Conv1D(2, 2)]
[MeanSquaredError]
public partial class CheckSignals;

[Network(1, 4, 3)]
[ConvTranspose2D(3, 3, Padding = 1), Tanh]
[ConvTranspose2D(5, 2, Stride = 2)]
[MeanSquaredError]
public partial class CheckTransposeSmall;

[Network(3, 2, 3)]
[ConvTranspose2D(17, 3, Stride = 2, Padding = 1, OutputPadding = 1), Relu]
[ConvTranspose2D(16, 3, 2, StrideY = 3, PaddingY = 2, DilationY = 2, OutputPaddingY = 2), Sigmoid]
[Conv2D(2, 3, Stride = 3), Flatten, Dense(3)]
[SoftmaxCrossEntropy]
public partial class CheckTransposeOddSizes;

[Network(17, 3, 2)]
[ConvTranspose2D(18, 3, Padding = 1, Bias = false), Sigmoid]
[ConvTranspose2D(33, 1), Tanh, ConvTranspose2D(2, 1, 2, StrideY = 2, DilationX = 3, OutputPaddingX = 2)]
[Flatten, Dense(2)]
[MeanSquaredError]
public partial class CheckTransposeWide;

[Network(6, 3, 4)]
[ConvTranspose2D(34, 3, Padding = 1, Groups = 2), Sigmoid]
[ConvTranspose2D(34, 2, Stride = 2, Groups = 34), Softplus]
[ConvTranspose2D(4, 3, Padding = 2, Groups = 2)]
[MeanSquaredError]
public partial class CheckTransposeGroups;

[Network(2, 3, 2)]
[ConvTranspose2D(5, 3, Stride = 2, Bias = false), BatchNorm, Relu]
[ConvTranspose2D(20, 2, Bias = false), BatchNorm(Affine = false), Tanh]
[ConvTranspose2D(20, 3, Padding = 1, Groups = 20, Bias = false), BatchNorm]
[Conv2D(3, 4, Stride = 4), Flatten, Dense(2)]
[MeanSquaredError]
public partial class CheckTransposeNormalized;

[Network(3, 7)]
[ConvTranspose1D(17, 4, Stride = 2, Padding = 1), Sigmoid]
[ConvTranspose1D(5, 3, Dilation = 2, Bias = false), LayerNorm]
[Dense(4), ConvTranspose1D(2, 2, Stride = 3, OutputPadding = 2)]
[MeanSquaredError]
public partial class CheckSignalsTransposed;
