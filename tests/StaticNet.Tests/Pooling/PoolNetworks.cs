namespace StaticNet.Tests.Pooling;

// Behind dense layers, whose bias gradients show the gradient of each value that a pool reads.

/// <summary>Windows that overlap and reach over every border, and windows side by side.</summary>
[Network(4)]
[Dense(168), Reshape(3, 8, 7), Tanh, MaxPool(3, Stride = 2, Padding = 1)]
[AvgPool(2)]
[Flatten, Dense(4)]
[SoftmaxCrossEntropy]
public partial class PooledImage;

/// <summary>Windows of a signal.</summary>
[Network(9)]
[Dense(34), Reshape(2, 17), MaxPool(3)]
[AvgPool(2, Stride = 1, Padding = 1, CountIncludePad = false), Tanh]
[Flatten, Dense(2)]
[MeanSquaredError]
public partial class PooledSignal;

/// <summary>Windows of more than sixteen values.</summary>
[Network(5)]
[Dense(108), Reshape(3, 6, 6), LeakyRelu(0.2f), MaxPool(5, Stride = 1, Padding = 2)]
[AvgPool(5, Stride = 3, Padding = 1)]
[Flatten, Dense(3)]
[MeanSquaredError]
public partial class PooledWidely;

/// <summary>Windows that aren't square, and leave values out.</summary>
[Network(7)]
[Dense(198), Reshape(2, 9, 11), Relu, MaxPool(2, 3, StrideY = 3, PaddingX = 1)]
[AvgPool(3, 1, StrideY = 1, StrideX = 2, PaddingY = 1)]
[Flatten, Dense(3)]
[MeanSquaredError]
public partial class PooledUnevenly;

/// <summary>The largest of each channel.</summary>
[Network(3)]
[Dense(400), Reshape(20, 4, 5), Sigmoid, GlobalMaxPool]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class PooledToLargest;

/// <summary>The mean of each channel of a signal.</summary>
[Network(6)]
[Dense(87), Reshape(3, 29), Tanh, GlobalAvgPool]
[Dense(3)]
[SoftmaxCrossEntropy]
public partial class PooledToMean;

/// <summary>The inputs of one channel, and a pool as the last layer.</summary>
[Network(1, 9, 10)]
[MaxPool(2), Flatten, Dense(24), Reshape(2, 3, 4)]
[AvgPool(2, Stride = 1)]
[MeanSquaredError]
public partial class PooledAtEnds;

/// <summary>The inputs of several channels.</summary>
[Network(3, 6, 5)]
[AvgPool(3, Stride = 1, Padding = 1), MaxPool(2, Padding = 1)]
[Flatten, Dense(3)]
[MeanSquaredError]
public partial class PooledInputs;
