namespace StaticNet.Benchmarks.Networks;

/// <summary>An LSTM of 32 inputs and units, and one output of each step, to be computed step by step.</summary>
[Network(100, 32)]
[Lstm(32), Dense(1)]
[MeanSquaredError]
public partial class StreamLstm32;
