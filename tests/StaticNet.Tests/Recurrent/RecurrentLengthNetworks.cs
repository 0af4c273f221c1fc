namespace StaticNet.Tests.Recurrent;

/// <summary>Units that fill no panel, a state for each step that there is.</summary>
[Network(6, 4, Lengths = true)]
[Rnn(19), Dense(3), MeanSquaredError]
public partial class ShorterRecurrence;

/// <summary>Whole panels, rectified, the last state that there is.</summary>
[Network(5, 16, Lengths = true)]
[Rnn(32, Activation = RnnActivation.Relu, Steps = Steps.Last), Dense(3), SoftmaxCrossEntropy]
public partial class ShorterRectified;

/// <summary>Few enough weights for differences, sigmoid units, the mean of the steps that there are.</summary>
[Network(5, 3, Lengths = true)]
[Dense(4), Tanh, Rnn(5, Activation = RnnActivation.Sigmoid), GlobalAvgPool(OverSteps = true), Dense(2), MeanSquaredError]
public partial class ShorterSigmoid;

/// <summary>Layers above each other in both directions.</summary>
[Network(6, 3, Lengths = true)]
[Lstm(17, Layers = 2, Bidirectional = true), Dense(4), SoftmaxCrossEntropy]
public partial class ShorterLayers;

/// <summary>Tokens, and the last state of one direction.</summary>
[Network(Tokens = 7, Vocabulary = 9, Lengths = true)]
[Embedding(6), Lstm(3, Steps = Steps.Last), Dense(2), MeanSquaredError]
public partial class ShorterTokens;

/// <summary>Both directions' last states, which lie beside each other in place.</summary>
[Network(5, 4, Lengths = true)]
[Lstm(32, Layers = 2, Bidirectional = true, Steps = Steps.Last), Dense(3), SoftmaxCrossEntropy]
public partial class ShorterBothWays;

/// <summary>Gated recurrences in both directions.</summary>
[Network(6, 5, Lengths = true)]
[Gru(21, Layers = 2, Bidirectional = true), Dense(4), SoftmaxCrossEntropy]
public partial class ShorterGates;

/// <summary>The last state of gated recurrences.</summary>
[Network(7, 3, Lengths = true)]
[Gru(16, Layers = 2, Steps = Steps.Last), Dense(2), MeanSquaredError]
public partial class ShorterGatedLast;

/// <summary>Recurrences behind each other, each of its own direction's states.</summary>
[Network(5, 4, Lengths = true)]
[Gru(3, Bidirectional = true), Rnn(3, Bidirectional = true, Steps = Steps.Last), Dense(2), MeanSquaredError]
public partial class ShorterChain;

/// <summary>First states that the network itself makes, of both directions.</summary>
[Network]
[Input("context", 2, 6), Dense(20), Tanh, Tap("state"), From("context"), Dense(20), Tanh, Tap("cell"), From("context"), Dense(9), Sigmoid, Tap("start")]
[From("context"), Dense(5), Tap("simple")]
[Input("steps", 5, 3, Lengths = true), Lstm(20, Bidirectional = true, InitialState = "state", InitialCell = "cell")]
[Gru(9, Bidirectional = true, InitialState = "start"), Rnn(5, Bidirectional = true, Steps = Steps.Last, InitialState = "simple"), Dense(2), MeanSquaredError]
public partial class ShorterStates;

/// <summary>Workers share samples of many units.</summary>
[Network(12, 16, Lengths = true)]
[Lstm(48, Bidirectional = true), Gru(40, Steps = Steps.Last), Dense(4), SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class SharedShorter;

/// <summary>The same with neither lengths nor sharing.</summary>
[Network(12, 16)]
[Lstm(48, Bidirectional = true), Gru(40, Steps = Steps.Last), Dense(4), SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class SharedWhole;

/// <summary>The same with a state for each step.</summary>
[Network(12, 16, Lengths = true)]
[Gru(48), Rnn(33, Bidirectional = true)]
[Output("made")]
public partial class ShorterCallersLoss;

/// <summary>Regularized in each layer and direction.</summary>
[Network(6, 5, Lengths = true)]
[Rnn(17, Layers = 2, Bidirectional = true, NormRegularizer = 2f), Dense(4), MeanSquaredError]
public partial class ShorterRegularized;

/// <summary>Regularized, the last state alone read.</summary>
[Network(6, 5, Lengths = true)]
[Rnn(17, Bidirectional = true, Steps = Steps.Last, NormRegularizer = 2f), Dense(4), MeanSquaredError]
public partial class ShorterRegularizedLast;

/// <summary>The same over four steps.</summary>
[Network(4, 5)]
[Rnn(17, Bidirectional = true, Steps = Steps.Last, NormRegularizer = 2f), Dense(4), MeanSquaredError]
public partial class FourRegularizedLast;
