namespace StaticNet.Tests.Dropout;

/// <summary>Dropout behind a rectifier, whose gradient it is joined with, and behind a smooth activation.</summary>
[Network(19)]
[Dense(33), Relu, Dropout(0.3f)]
[Dense(40), Tanh, Dropout]
[Dense(5)]
[SoftmaxCrossEntropy]
public partial class DropoutInside;

/// <summary>Dropout of the inputs, behind a kinked activation, twice in a row, and of the outputs.</summary>
[Network(21)]
[Dropout(0.2f)]
[Dense(17), LeakyRelu(0.1f), Dropout(0.4f), Dropout(0.1f)]
[Dense(3), Dropout(0.25f)]
[MeanSquaredError]
public partial class DropoutAtEnds;

/// <summary>Dropout between a layer and its activation, which are one kernel in inference.</summary>
[Network(16)]
[Dense(24), Dropout(0.5f, Name = "Hidden"), Relu]
[Dense(2)]
[SoftmaxCrossEntropy]
public partial class DropoutBetween;

/// <summary>A network whose gradient by the weights shows the factor of every input.</summary>
[Network(50)]
[Dropout(0.5f)]
[Dense(1, Bias = false)]
[MeanSquaredError]
public partial class DropoutOfInputs;

/// <summary>Dropout of what few steps say to each other, and of what they come to.</summary>
[Network(5, 6)]
[SelfAttention(Heads = 2, Dropout = 0.3f), Dropout(0.2f), Dense(3)]
[MeanSquaredError]
public partial class DropoutInHeads;

/// <summary>The same of more steps than a vector has lanes, no one of which sees a later one, behind another dropout; and of turned heads.</summary>
[Network(19, 4)]
[Dense(32), Dropout(0.1f), SelfAttention(Heads = 2, Causal = true, Bias = false, Dropout = 0.6f), Tanh, SelfAttention(Causal = true, Rotary = true, Dropout = 0.4f), Dense(3)]
[SoftmaxCrossEntropy]
public partial class DropoutInWideHeads;

/// <summary>The inside of a network with the rates and the clipping that need not be there.</summary>
[Network(19)]
[Dense(33), Relu]
[Dense(40), Tanh]
[Dense(5)]
[SoftmaxCrossEntropy]
public partial class DropoutLeftAway;
