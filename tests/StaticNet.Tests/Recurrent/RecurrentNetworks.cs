namespace StaticNet.Tests.Recurrent;

/// <summary>Units that fill no panel, more samples than a tile.</summary>
[Network(5, 7)]
[Rnn(19), Dense(3), MeanSquaredError]
[ClipGradientNorm(1e9f)]
public partial class PlainRecurrence;

/// <summary>Whole panels, rectified, the last state alone.</summary>
[Network(4, 16)]
[Rnn(32, Activation = RnnActivation.Relu, Steps = Steps.Last), Dense(3), SoftmaxCrossEntropy]
[ClipGradientNorm(1e9f)]
public partial class RectifiedRecurrence;

/// <summary>Sigmoid units, half a panel of them.</summary>
[Network(5, 6)]
[Rnn(8, Activation = RnnActivation.Sigmoid), Dense(3), MeanSquaredError]
[ClipGradientNorm(1e9f)]
public partial class SigmoidRecurrence;

/// <summary>A panel and one unit more for each gate.</summary>
[Network(6, 3)]
[Lstm(17), Dense(2), MeanSquaredError]
[ClipGradientNorm(1e9f)]
public partial class LongMemory;

/// <summary>Layers in both directions, whose states lie beside each other in place.</summary>
[Network(5, 4)]
[Lstm(32, Layers = 2, Bidirectional = true, Steps = Steps.Last), Dense(3), SoftmaxCrossEntropy]
[ClipGradientNorm(1e9f)]
public partial class BothWays;

/// <summary>A gated recurrence of few units over one step alone.</summary>
[Network(1, 5)]
[Gru(3), Dense(2), MeanSquaredError]
[ClipGradientNorm(1e9f)]
public partial class OneStep;

/// <summary>Gated recurrences above each other.</summary>
[Network(6, 5)]
[Gru(21, Layers = 2, Bidirectional = true), Dense(4), SoftmaxCrossEntropy]
[ClipGradientNorm(1e9f)]
public partial class GatedLayers;

/// <summary>Workers share samples of many units.</summary>
[Network(12, 16)]
[Lstm(64, Steps = Steps.Last), Dense(4), SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class SharedMemory;

/// <summary>Recurrences whose first states the network itself makes.</summary>
[Network]
[Input("context", 6), Dense(20), Tanh, Tap("state"), From("context"), Dense(20), Tanh, Tap("cell")]
[From("context"), Dense(9), Sigmoid, Tap("start")]
[Input("steps", 4, 3), Lstm(20, InitialState = "state", InitialCell = "cell"), Gru(9, InitialState = "start"), Dense(2), MeanSquaredError]
[ClipGradientNorm(1e9f)]
public partial class MadeStates;

/// <summary>Regularized, units that fill no panel, the state of each step read.</summary>
[Network(5, 7)]
[Rnn(19, NormRegularizer = 4f), Dense(3), MeanSquaredError]
[ClipGradientNorm(1e9f)]
public partial class RegularizedRecurrence;

/// <summary>Regularized, whole panels, the last state alone read.</summary>
[Network(9, 6)]
[Rnn(32, Activation = RnnActivation.Sigmoid, Steps = Steps.Last, NormRegularizer = 0.5f), Dense(3), SoftmaxCrossEntropy]
[ClipGradientNorm(1e9f)]
public partial class RegularizedSigmoid;

/// <summary>Regularized in each layer and direction.</summary>
[Network(6, 5)]
[Rnn(17, Layers = 2, Bidirectional = true, Activation = RnnActivation.Relu, NormRegularizer = 2f), Dense(4), SoftmaxCrossEntropy]
[ClipGradientNorm(1e9f)]
public partial class RegularizedLayers;

/// <summary>Starts by keeping its state.</summary>
[Network(3, 5)]
[Rnn(18, Activation = RnnActivation.Relu, Init = Initializer.Identity, InitGain = 0.5f), Gru(3, Init = Initializer.Identity), Dense(2), MeanSquaredError]
public partial class KeptState;

/// <summary>Starts as PyTorch's recurrences do.</summary>
[Network(3, 5)]
[Lstm(6, Init = Initializer.PyTorch), Dense(2), MeanSquaredError]
public partial class PyTorchStart;
