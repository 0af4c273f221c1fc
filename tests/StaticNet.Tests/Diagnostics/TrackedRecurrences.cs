namespace StaticNet.Tests.Diagnostics;

/// <summary>Units that fill no panel, a loss at each step.</summary>
[Network(5, 7)]
[Rnn(19), Dense(3), MeanSquaredError]
[TrackGradients]
public partial class TrackedRecurrence;

/// <summary>The same without tracking, whose bits must be the same.</summary>
[Network(5, 7)]
[Rnn(19), Dense(3), MeanSquaredError]
public partial class UntrackedRecurrence;

/// <summary>Layers in both directions, the last states alone, an activation beside them.</summary>
[Network(6, 4)]
[Lstm(17, Layers = 2, Bidirectional = true, Steps = Steps.Last), Dense(8), Tanh, Dense(3), SoftmaxCrossEntropy]
[TrackGradients]
public partial class TrackedMemory;

/// <summary>Gated recurrences above each other in both directions.</summary>
[Network(6, 5)]
[Gru(32, Layers = 2, Bidirectional = true), Dense(4), SoftmaxCrossEntropy]
[TrackGradients]
public partial class TrackedGates;

/// <summary>Regularized, which reads the same gradients.</summary>
[Network(9, 6)]
[Rnn(20, Activation = RnnActivation.Sigmoid, Steps = Steps.Last, NormRegularizer = 0.5f), Dense(3), SoftmaxCrossEntropy]
[TrackGradients]
public partial class TrackedRegularized;

/// <summary>Recurrences whose first states the network itself makes.</summary>
[Network]
[Input("context", 6), Dense(20), Tanh, Tap("state"), From("context"), Dense(20), Tanh, Tap("cell")]
[From("context"), Dense(9), Sigmoid, Tap("start")]
[Input("steps", 4, 3), Lstm(20, InitialState = "state", InitialCell = "cell"), Gru(9, InitialState = "start"), Dense(2), MeanSquaredError]
[TrackGradients]
public partial class TrackedStarts;

/// <summary>Samples that may be shorter, both directions, states of each step.</summary>
[Network(6, 5, Lengths = true)]
[Gru(21, Layers = 2, Bidirectional = true), Dense(4), SoftmaxCrossEntropy]
[TrackGradients]
public partial class TrackedShorterGates;

/// <summary>Samples that may be shorter, whole panels, the last states that there are.</summary>
[Network(7, 4, Lengths = true)]
[Lstm(32, Layers = 2, Bidirectional = true, Steps = Steps.Last), Dense(3), SoftmaxCrossEntropy]
[TrackGradients]
public partial class TrackedShorterMemory;

/// <summary>Samples that may be shorter, in one direction.</summary>
[Network(6, 4, Lengths = true)]
[Rnn(19), Dense(3), MeanSquaredError]
[TrackGradients]
public partial class TrackedShorterRecurrence;

/// <summary>The same without tracking, whose bits must be the same.</summary>
[Network(6, 4, Lengths = true)]
[Rnn(19), Dense(3), MeanSquaredError]
public partial class UntrackedShorterRecurrence;

/// <summary>Workers share samples of many units and few steps.</summary>
[Network(12, 16)]
[Lstm(64, Steps = Steps.Last), Dense(4), SoftmaxCrossEntropy]
[TrackGradients]
public partial class TrackedShared;

/// <summary>A unit that hands on its state alone, so that its gradient changes by its weight at each step.</summary>
[Network(20, 1)]
[Rnn(1, Activation = RnnActivation.Relu, Steps = Steps.Last), Dense(1), MeanSquaredError]
[TrackGradients]
public partial class TrackedUnit;

/// <summary>The same in both directions, the caller's loss.</summary>
[Network(20, 1)]
[Rnn(1, Activation = RnnActivation.Relu, Bidirectional = true), Output("states")]
[TrackGradients]
public partial class TrackedLossless;
