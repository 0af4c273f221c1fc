namespace StaticNet.Samples.Tabular;

/// <summary>A value from up to 512 numbers.</summary>
[Network(512)]
[Dense(64), Silu]
[Dense(64), Silu]
[Dense(32), Silu]
[Dense(1)]
[MeanSquaredError]
[ClipGradientNorm(1f)]
public partial class TableRegressor512;
