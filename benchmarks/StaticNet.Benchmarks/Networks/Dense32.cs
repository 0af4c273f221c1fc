namespace StaticNet.Benchmarks.Networks;

/// <summary>32-32-1 with tanh, for the latency of one sample.</summary>
[Network(32)]
[Dense(32), Tanh]
[Dense(1)]
[MeanSquaredError]
public partial class Dense32;
