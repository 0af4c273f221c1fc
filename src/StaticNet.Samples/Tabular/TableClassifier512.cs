namespace StaticNet.Samples.Tabular;

/// <summary>One of up to 128 classes from up to 512 numbers.</summary>
[Network(512)]
[Dense(64), Silu]
[Dense(64), Silu]
[Dropout(0.2f)]
[Dense(128)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class TableClassifier512;
