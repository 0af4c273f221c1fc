namespace StaticNet.Published;

/// <summary>Recurrences of each sort, step by step.</summary>
[Network(6, 3)]
[Lstm(5), Gru(18), Rnn(4), LayerNorm, Dense(2), MeanSquaredError]
public partial class Tones;

/// <summary>Causal convolutions, step by step.</summary>
[Network(2, 9)]
[Conv1D(18, 3, Padding = Padding.Causal, Dilation = 2), BatchNorm, Relu, Conv1D(1, 2, Padding = Padding.Causal), MeanSquaredError]
public partial class Signal;
