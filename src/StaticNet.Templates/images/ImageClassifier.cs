using StaticNet;

namespace StaticNetApp;

/// <summary>Images of three channels, 32×32, values from 0 to 1, in; a score for each class out. As many classes as there are folders.</summary>
[Network(3, 32, 32)]
[Conv2D(16, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu, MaxPool(2)]
[Conv2D(32, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu, MaxPool(2)]
[Conv2D(64, 3, Padding = Padding.Same, Bias = false), BatchNorm, Relu]
[GlobalAvgPool, Dense(3)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class ImageClassifier;
