namespace StaticNet.Tests.Reference;

[Network(1, 9, 9)]
[Conv2D(3, 3), MaxPool(3, Stride = 2, Padding = 1), Tanh]
[Flatten, Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceMaxPoolTies;

[Network(2, 8, 7)]
[Conv2D(3, 3, Padding = 1), AvgPool(3, Stride = 2, Padding = 1), Tanh]
[Flatten, Dense(4)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceAvgPool;

[Network(2, 8, 7)]
[Conv2D(3, 3, Padding = 1), AvgPool(3, Stride = 2, Padding = 1, CountIncludePad = false), Tanh]
[Flatten, Dense(4)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceAvgPoolInside;

[Network(2, 18)]
[Conv1D(4, 3), MaxPool(3, Stride = 2, Padding = 1)]
[Conv1D(3, 2), AvgPool(2)]
[Flatten, Dense(3)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceSignalPool;

[Network(2, 6, 7)]
[Conv2D(5, 3), Relu, GlobalAvgPool]
[Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientValue(0.2f)]
public partial class ReferenceGlobalAvgPool;

[Network(1, 14, 14)]
[Conv2D(4, 5, Padding = 2), Relu, MaxPool(2)]
[Conv2D(6, 3), Relu, MaxPool(2)]
[Flatten, Dense(16), Relu]
[Dense(5)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceLeNetSmall;

[Network(1, 28, 28)]
[Conv2D(6, 5, Padding = 2), Relu, MaxPool(2)]
[Conv2D(16, 5), Relu, MaxPool(2)]
[Flatten, Dense(120), Relu]
[Dense(84), Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class ReferenceLeNet;

[Network(3, 16, 16)]
[Conv2D(8, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, Relu]
[Conv2D(12, 3, Padding = 1), Relu, AvgPool(2)]
[Flatten, Dense(5)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class ReferenceConvNormPool;

[Network(2, 8, 8)]
[Conv2D(4, 3, Padding = 1, Bias = false), BatchNorm, Relu, Tap("first")]
[Conv2D(4, 3, Padding = 1, Bias = false), BatchNorm, Relu]
[Conv2D(4, 3, Padding = 1, Bias = false), BatchNorm, Add("first"), Relu, Tap("second")]
[Conv2D(6, 3, Stride = 2, Padding = 1, Bias = false), BatchNorm, Relu]
[Conv2D(6, 3, Padding = 1, Bias = false), BatchNorm, Tap("inside")]
[From("second"), Conv2D(6, 1, Stride = 2, Bias = false), BatchNorm, Add("inside"), Relu]
[GlobalAvgPool, Dense(5)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceResidual;

[Network(2, 6, 6)]
[Conv2D(4, 3, Bias = false), BatchNorm, Relu, ChannelDropout(0.4f)]
[Flatten, Dense(3)]
[MeanSquaredError]
public partial class ReferenceChannelDropout;
