namespace StaticNet.Benchmarks.Networks;

/// <summary>An LSTM of 64 inputs and units, and one output of each step, to be computed step by step.</summary>
[Network(100, 64)]
[Lstm(64), Dense(1)]
[MeanSquaredError]
public partial class StreamLstm64;
