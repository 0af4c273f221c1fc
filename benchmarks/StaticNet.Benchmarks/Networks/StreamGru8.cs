namespace StaticNet.Benchmarks.Networks;

/// <summary>A GRU of 8 inputs and units, and one output of each step, to be computed step by step.</summary>
[Network(100, 8)]
[Gru(8), Dense(1)]
[MeanSquaredError]
public partial class StreamGru8;
