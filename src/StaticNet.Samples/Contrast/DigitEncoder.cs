namespace StaticNet.Samples.Contrast;

/// <summary>A digit as a direction in 32 dimensions, learned without a label.</summary>
[Network(784)]
[Dense(256), Relu]
[Dense(128), Relu]
[Dense(32), UnitNorm, Output("embedding")]
[ClipGradientNorm(1f)]
internal sealed partial class DigitEncoder;
