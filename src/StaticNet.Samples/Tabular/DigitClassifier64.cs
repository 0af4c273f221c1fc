namespace StaticNet.Samples.Tabular;

/// <summary>One of ten classes from 64 numbers, such as a digit from 8×8 pixels. A few thousand rows are little: half of it is dropout.</summary>
[Network(64)]
[Dropout(0.2f)]
[Dense(256), Relu]
[Dropout(0.5f)]
[Dense(64), Relu]
[Dense(10)]
[SoftmaxCrossEntropy(LabelSmoothing = 0.1f)]
[ClipGradientNorm(1f)]
public partial class DigitClassifier64;
