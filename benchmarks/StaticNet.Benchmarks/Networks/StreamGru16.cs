namespace StaticNet.Benchmarks.Networks;

/// <summary>A GRU of 16 inputs and units, and one output of each step, to be computed step by step.</summary>
[Network(100, 16)]
[Gru(16), Dense(1)]
[MeanSquaredError]
public partial class StreamGru16;
