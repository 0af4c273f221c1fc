namespace StaticNet.Tests.Diagnostics;

/// <summary>An activation of each range, with widths that fill no vector.</summary>
[Network(6)]
[Dense(21), Relu]
[Dense(18), Tanh]
[Dense(17), Sigmoid]
[Dense(3)]
[MeanSquaredError]
[TrackGradients]
public partial class TrackedSmall;

/// <summary>The same without tracking, whose bits must be the same.</summary>
[Network(6)]
[Dense(21), Relu]
[Dense(18), Tanh]
[Dense(17), Sigmoid]
[Dense(3)]
[MeanSquaredError]
public partial class UntrackedSmall;

/// <summary>Layers that workers share, dropout and a normalization after activations, few outputs of many inputs.</summary>
[Network(70)]
[Dense(333), BatchNorm, Relu, Dropout(0.9f)]
[Dense(700), Tanh, LayerNorm]
[Dense(2)]
[MeanSquaredError]
[ClipGradientNorm(0.01f)]
[TrackGradients]
public partial class TrackedLarge;

/// <summary>A network of one test, since a meter is for all.</summary>
[Network(4)]
[Dense(8), Relu]
[Dense(2)]
[MeanSquaredError]
[TrackGradients]
public partial class TrackedMetered;

/// <summary>Clips by a norm whose kernels leave maxima instead of squares.</summary>
[Network(6)]
[Dense(21), Relu]
[Dense(3)]
[MeanSquaredError]
[ClipGradientNorm(0.01f, Norm = GradientNorm.Max)]
[TrackGradients]
public partial class TrackedMaximum;

/// <summary>Sequences that may be shorter.</summary>
[Network(5, 1, Lengths = true)]
[Dense(19), Relu]
[Dense(19), Tanh]
[Dense(2)]
[MeanSquaredError]
[TrackGradients]
public partial class TrackedShorter;
