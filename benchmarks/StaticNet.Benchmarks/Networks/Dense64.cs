namespace StaticNet.Benchmarks.Networks;

/// <summary>64-64-1 with tanh, for the latency of one sample.</summary>
[Network(64)]
[Dense(64), Tanh]
[Dense(1)]
[MeanSquaredError]
public partial class Dense64;
