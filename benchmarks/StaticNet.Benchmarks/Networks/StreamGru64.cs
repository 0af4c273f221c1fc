namespace StaticNet.Benchmarks.Networks;

/// <summary>A GRU of 64 inputs and units, and one output of each step, to be computed step by step.</summary>
[Network(100, 64)]
[Gru(64), Dense(1)]
[MeanSquaredError]
public partial class StreamGru64;
