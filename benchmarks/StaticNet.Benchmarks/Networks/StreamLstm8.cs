namespace StaticNet.Benchmarks.Networks;

/// <summary>An LSTM of 8 inputs and units, and one output of each step, to be computed step by step: little beside what a call costs.</summary>
[Network(100, 8)]
[Lstm(8), Dense(1)]
[MeanSquaredError]
public partial class StreamLstm8;
