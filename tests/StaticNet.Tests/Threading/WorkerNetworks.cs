namespace StaticNet.Tests.Threading;

/// <summary>Layers large enough to be shared by columns, with widths that fill neither panels nor strips.</summary>
[Network(430)]
[Dense(333), Relu]
[Dense(410), Tanh]
[Dense(37)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.1f)]
[ClipGradientNorm(0.1f)]
public partial class LargeWorkers;

/// <summary>An input that is copied first, and values as targets.</summary>
[Network(21)]
[Tanh]
[Dense(70), LeakyRelu]
[Dense(49, Bias = false), Sigmoid]
[Dense(5)]
[MeanSquaredError]
[ClipGradientValue(0.01f)]
public partial class OddWorkers;

/// <summary>Many layers, so that buffers are used again and again.</summary>
[Network(33)]
[Dense(64), Tanh]
[Dense(64), Tanh]
[Dense(64), Relu]
[Dense(16), Tanh]
[Dense(80), Sigmoid]
[Dense(64), Tanh]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class DeepWorkers;

/// <summary>Batch normalization by columns, of groups and parts of them, and where one worker makes the call.</summary>
[Network(70)]
[Dense(333), BatchNorm, Relu]
[Dense(130, Bias = false), BatchNorm(Affine = false), Tanh]
[Dense(37), Sigmoid, BatchNorm, Relu]
[Dense(5)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.1f)]
public partial class NormalizedWorkers;

/// <summary>Few outputs of many inputs, which are dot products along the inputs.</summary>
[Network(256)]
[Dense(700), Sigmoid]
[Dense(2)]
[MeanSquaredError]
public partial class DotWorkers;

/// <summary>Random masks, drawn for rows that any worker may have.</summary>
[Network(45)]
[Dropout(0.1f)]
[Dense(300), Relu, Dropout(0.3f)]
[Dense(260), Tanh, Dropout(0.6f)]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class DropoutWorkers;

/// <summary>Pools of images, and masks of channels.</summary>
[Network(3, 17, 19)]
[BatchNorm, Relu, MaxPool(3, Stride = 2, Padding = 1), ChannelDropout(0.3f)]
[AvgPool(3, Stride = 1, Padding = 1), MaxPool(2)]
[Flatten, Dense(300), Reshape(20, 15), Tanh, GlobalMaxPool]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class PooledWorkers;
