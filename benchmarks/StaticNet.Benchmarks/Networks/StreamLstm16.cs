namespace StaticNet.Benchmarks.Networks;

/// <summary>An LSTM of 16 inputs and units, and one output of each step, to be computed step by step.</summary>
[Network(100, 16)]
[Lstm(16), Dense(1)]
[MeanSquaredError]
public partial class StreamLstm16;
