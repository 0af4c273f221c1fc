namespace StaticNet.Tests.Layers;

/// <summary>Batch normalization by itself: what training makes of it shows in statistics and gradients.</summary>
[Network(2)]
[BatchNorm]
[MeanSquaredError]
public partial class NormAlone;

/// <summary>A normalization that inference takes into the dense layer.</summary>
[Network(3)]
[Dense(21), BatchNorm, Relu]
[Dense(2)]
[MeanSquaredError]
[ClipGradientNorm(1f)]
public partial class NormFolded;

/// <summary>The same function: an activation that does nothing stands between the two.</summary>
[Network(3)]
[Dense(21), LeakyRelu(1f), BatchNorm, Relu]
[Dense(2)]
[MeanSquaredError]
[ClipGradientNorm(1f)]
public partial class NormUnfolded;

/// <summary>Gradients of scale and shift beyond the limit.</summary>
[Network(2)]
[BatchNorm]
[MeanSquaredError]
[ClipGradientValue(0.01f)]
public partial class NormClipped;
