namespace StaticNet.Published;

/// <summary>The README's first network, which has MNIST's sizes.</summary>
[Network(784)]
[Dense(128), Relu]
[Dense(64), Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class DigitClassifier;
