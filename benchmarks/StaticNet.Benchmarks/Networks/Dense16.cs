namespace StaticNet.Benchmarks.Networks;

/// <summary>16-16-1 with tanh, for the latency of one sample.</summary>
[Network(16)]
[Dense(16), Tanh]
[Dense(1)]
[MeanSquaredError]
public partial class Dense16;
