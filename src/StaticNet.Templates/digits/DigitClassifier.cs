using StaticNet;

namespace StaticNetApp;

/// <summary>28×28 values from 0 (paper) to 1 (ink) in, a score for each digit out.</summary>
[Network(784)]
[Dense(128), Relu]
[Dense(64), Relu]
[Dense(10)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class DigitClassifier;
