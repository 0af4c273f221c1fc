namespace StaticNet.Samples.Tabular;

/// <summary>A value from 13 numbers, such as a house's price from its block's figures.</summary>
[Network(13)]
[Dense(64), Silu]
[Dense(64), Silu]
[Dense(32), Silu]
[Dense(1)]
[MeanSquaredError]
[ClipGradientNorm(1f)]
public partial class ValueRegressor13;
