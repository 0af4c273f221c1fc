namespace StaticNet.Onnx.Tests.Networks;

/// <summary>Convolutions of images with all options, and pools.</summary>
[Network(4, 13, 11)]
[Conv2D(6, 3, Padding = Padding.Same), BatchNorm, Relu, MaxPool(3, 2, StrideY = 2, StrideX = 1, Padding = 1)]
[Conv2D(8, 3, 2, StrideX = 2, PaddingY = 1, DilationY = 2, Groups = 2, Bias = false), BatchNorm(Affine = false, Epsilon = 0.01f), LeakyRelu]
[AvgPool(2, Stride = 1, Padding = 1), Conv2D(8, 3, Padding = Padding.Same, Groups = 8), AvgPool(2, Padding = 1, CountIncludePad = false)]
[PRelu(PerChannel = true), ChannelDropout(0.2f), Conv2D(5, 1), GlobalAvgPool, Dense(3), SoftmaxCrossEntropy]
public partial class Images;

/// <summary>Transposed convolutions of images.</summary>
[Network(3, 4, 5)]
[ConvTranspose2D(6, 3, Stride = 2, Padding = 1, OutputPadding = 1), Relu, ConvTranspose2D(4, 2, 3, StrideY = 2, DilationX = 2, Groups = 2, Bias = false), GlobalMaxPool, Dense(4), MeanSquaredError]
public partial class Restored;

/// <summary>Signals, causal and transposed, and elements in other shapes.</summary>
[Network(3, 20)]
[Conv1D(6, 3, Padding = Padding.Causal, Dilation = 2), BatchNorm, PRelu(PerChannel = true), Conv1D(6, 4, Stride = 2, Padding = 2), Tanh, MaxPool(2, Padding = 1), ConvTranspose1D(5, 3, Stride = 2)]
[AvgPool(3, Stride = 2), Conv1D(8, 2, Padding = Padding.Same, Groups = 1), Reshape(2, -1), Softmax, Flatten, Dense(3), MeanSquaredError]
public partial class Signals;

/// <summary>An image that becomes a sequence, whose last axis layers act on.</summary>
[Network(4, 6, 6)]
[Conv2D(4, 3), Tap("image"), Dense(4), Softmax, PRelu(PerChannel = true), Concat("image"), LayerNorm, Reshape(8, 16), Dense(5), Flatten, BatchNorm, Dense(2), MeanSquaredError]
public partial class Reshaped;

/// <summary>Normalizations of rows.</summary>
[Network(5, 9)]
[LayerNorm, Dense(7), LayerNorm(Epsilon = 0.1f, Affine = false), Dense(7), LayerNorm(Bias = false), Dense(7), RmsNorm, Dense(7), RmsNorm(Affine = false, Epsilon = 0.2f), Dense(7), UnitNorm, Dense(7), UnitNorm(Epsilon = 2f)]
[Output("made")]
public partial class Normalized;
