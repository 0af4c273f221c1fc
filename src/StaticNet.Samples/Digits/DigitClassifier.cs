namespace StaticNet.Samples.Digits;

/// <summary>Reads handwritten digits: 28×28 grey values in, a score for each digit out.</summary>
[Network(784)]
[Dense(128), Relu]
[Dense(64), Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class DigitClassifier;
