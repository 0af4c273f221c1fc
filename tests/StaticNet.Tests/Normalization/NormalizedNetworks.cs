namespace StaticNet.Tests.Normalization;

/// <summary>Normalization before and behind activations, with padded features and wide enough to be shared by columns.</summary>
[Network(37)]
[Dense(100), LayerNorm, Relu]
[Dense(65), Tanh, RmsNorm]
[Dense(33), LeakyRelu, LayerNorm(Affine = false)]
[Dense(5)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class NormalizedClasses;

/// <summary>Normalization first and last, and gradients that are clamped.</summary>
[Network(130)]
[LayerNorm(Bias = false)]
[Dense(330), Sigmoid, LayerNorm]
[Dense(7), RmsNorm(Name = "Last")]
[MeanSquaredError]
[ClipGradientValue(0.01f)]
public partial class NormalizedValues;

/// <summary>Nothing but a layer normalization.</summary>
[Network(75)]
[LayerNorm]
[MeanSquaredError]
public partial class OnlyLayerNorm;

/// <summary>Nothing but a normalization by the root mean square.</summary>
[Network(75)]
[RmsNorm]
[MeanSquaredError]
public partial class OnlyRmsNorm;

/// <summary>Units whose bias may be far larger than their deviation.</summary>
[Network(21)]
[Dense(21), LayerNorm]
[MeanSquaredError]
public partial class ShiftedUnits;

/// <summary>A single feature, which is its own mean.</summary>
[Network(3)]
[Dense(1), LayerNorm]
[Dense(2)]
[MeanSquaredError]
public partial class OneFeature;
