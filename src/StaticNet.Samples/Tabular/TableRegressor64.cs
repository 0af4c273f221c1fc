namespace StaticNet.Samples.Tabular;

/// <summary>A value from up to 64 numbers.</summary>
[Network(64)]
[Dense(64), Silu]
[Dense(64), Silu]
[Dense(32), Silu]
[Dense(1)]
[MeanSquaredError]
[ClipGradientNorm(1f)]
public partial class TableRegressor64;
