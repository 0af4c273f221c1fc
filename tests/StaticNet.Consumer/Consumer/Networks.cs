using StaticNet;

namespace Consumer;

/// <summary>A network of dense layers.</summary>
[Network(784)]
[Dense(64), Relu, Dropout(0.1f)]
[Dense(10)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f), TrackGradients]
public partial class DigitClassifier;

/// <summary>A network of convolutions.</summary>
[Network(1, 28, 28)]
[Conv2D(8, 5, Stride = 2, Bias = false), BatchNorm, Relu, MaxPool(2)]
[Flatten, Dense(10), SoftmaxCrossEntropy]
public partial class ImageClassifier;

/// <summary>A recurrence that streams.</summary>
[Network(16, 1)]
[Gru(8), Dense(1), MeanSquaredError, ClipGradientNorm(1f)]
public partial class Follower;
