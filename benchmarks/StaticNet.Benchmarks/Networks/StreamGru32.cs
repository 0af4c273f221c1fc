namespace StaticNet.Benchmarks.Networks;

/// <summary>A GRU of 32 inputs and units, and one output of each step, to be computed step by step.</summary>
[Network(100, 32)]
[Gru(32), Dense(1)]
[MeanSquaredError]
public partial class StreamGru32;
