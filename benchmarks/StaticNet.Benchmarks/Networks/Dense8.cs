namespace StaticNet.Benchmarks.Networks;

/// <summary>8-8-1 with tanh, for the latency of one sample.</summary>
[Network(8)]
[Dense(8), Tanh]
[Dense(1)]
[MeanSquaredError]
public partial class Dense8;
