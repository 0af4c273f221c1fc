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
