namespace StaticNet.Tests.Recurrent;

/// <summary>Cells and states of two layers, neither in whole panels.</summary>
[Network(4, 3)]
[Lstm(17, Layers = 2, Stateful = true), Dense(2), MeanSquaredError]
[ClipGradientNorm(1e9f)]
public partial class CarriedLstm;

/// <summary>The same layers over three windows at once.</summary>
[Network(12, 3)]
[Lstm(17, Layers = 2), Dense(2), MeanSquaredError]
[ClipGradientNorm(1e9f)]
public partial class WholeLstm;

/// <summary>The last state alone is made, and is the output's and the next window's.</summary>
[Network(4, 3)]
[Gru(21, Stateful = true), Lstm(32, Steps = Steps.Last, Stateful = true), Dense(2), MeanSquaredError]
[ClipGradientNorm(1e9f)]
public partial class CarriedLast;

/// <summary>The same layers over three windows at once.</summary>
[Network(12, 3)]
[Gru(21), Lstm(32, Steps = Steps.Last), Dense(2), MeanSquaredError]
[ClipGradientNorm(1e9f)]
public partial class WholeLast;

/// <summary>Rectified and regularized recurrences, and one that begins each window anew.</summary>
[Network(4, 3)]
[Rnn(19, Activation = RnnActivation.Relu, Stateful = true), Rnn(16, NormRegularizer = 2f, Stateful = true), Dense(2), MeanSquaredError]
[ClipGradientNorm(1e9f)]
public partial class CarriedRnn;

/// <summary>The same layers over three windows at once.</summary>
[Network(12, 3)]
[Rnn(19, Activation = RnnActivation.Relu), Rnn(16, NormRegularizer = 2f), Dense(2), MeanSquaredError]
[ClipGradientNorm(1e9f)]
public partial class WholeRnn;

/// <summary>Windows that are shorter.</summary>
[Network(4, 3, Lengths = true)]
[Gru(18, Stateful = true), Lstm(20, Layers = 2, Stateful = true), Dense(2), MeanSquaredError]
public partial class CarriedShorter;

/// <summary>The last state of windows that are shorter.</summary>
[Network(4, 3, Lengths = true)]
[Lstm(18, Stateful = true), Gru(32, Steps = Steps.Last, Stateful = true), Dense(2), MeanSquaredError]
public partial class CarriedShorterLast;

/// <summary>The layers of <see cref="CarriedShorter"/> over twelve steps at once.</summary>
[Network(12, 3)]
[Gru(18), Lstm(20, Layers = 2), Dense(2), MeanSquaredError]
public partial class WholeShorter;

/// <summary>The layers of <see cref="CarriedShorterLast"/> over twelve steps at once.</summary>
[Network(12, 3, Lengths = true)]
[Lstm(18), Gru(32, Steps = Steps.Last), Dense(2), MeanSquaredError]
public partial class WholeShorterLast;

/// <summary>An average of each window is normalized over the batch: statistics and states move together.</summary>
[Network(4, 3)]
[Rnn(16, Activation = RnnActivation.Relu, Stateful = true), Flatten, Dense(5), BatchNorm, Dense(2), MeanSquaredError]
public partial class CarriedWithStatistics;

/// <summary>The caller's loss, and nothing that clips.</summary>
[Network(4, 3)]
[Lstm(16, Stateful = true), Dense(2), Output("y")]
public partial class CarriedForCaller;

/// <summary>Workers share samples of many units.</summary>
[Network(12, 16)]
[Lstm(48, Stateful = true), Gru(40, Steps = Steps.Last, Stateful = true), Dense(4), SoftmaxCrossEntropy]
[ClipGradientNorm(1f), TrackGradients]
public partial class CarriedShared;

/// <summary>Tokens of a text, a loss for each of them.</summary>
[Network(Tokens = 5, Vocabulary = 7)]
[Embedding(6), Gru(16, Stateful = true), Dense(7), SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class CarriedText;
