namespace StaticNet.Samples.Tabular;

/// <summary>One of up to 32 classes from up to 64 numbers.</summary>
[Network(64)]
[Dense(64), Silu]
[Dense(64), Silu]
[Dropout(0.2f)]
[Dense(32)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class TableClassifier64;
