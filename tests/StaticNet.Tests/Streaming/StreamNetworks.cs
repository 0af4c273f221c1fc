namespace StaticNet.Tests.Streaming;

/// <summary>Units that fill no panel, activations and normalization of each step, one output.</summary>
[Network(9, 3)]
[Dense(5), Tanh, Rnn(19), LayerNorm, Dense(1), MeanSquaredError]
public partial class PlainStream;

/// <summary>Layers above each other, a cell of a panel and one unit more, dropout that inference hasn't.</summary>
[Network(7, 6)]
[Lstm(17, Layers = 2), Dropout(0.3f), Dense(64), Relu, Dense(2), MeanSquaredError]
public partial class LongStream;

/// <summary>Recurrences whose units fill no more than half a panel.</summary>
[Network(8, 5)]
[Lstm(8), Gru(5), Rnn(3), Gru(7), Lstm(1), Dense(2), MeanSquaredError]
public partial class FewStream;

/// <summary>Many units, outputs that are dot products along them.</summary>
[Network(11, 1)]
[Lstm(64), Dense(1), MeanSquaredError]
public partial class WideStream;

/// <summary>Gates whose sums are kept apart, over tokens.</summary>
[Network(Tokens = 8, Vocabulary = 13)]
[Embedding(10), Gru(21), Dense(13), SoftmaxCrossEntropy]
public partial class TokenStream;

/// <summary>Branches, two inputs of as many steps, one of them of tokens, and two outputs.</summary>
[Network]
[Input("notes", Tokens = 6, Vocabulary = 5), Embedding(16), Tap("embedded")]
[Input("levels", 6, 4), Dense(16), Concat("embedded"), Tap("both"), Gru(16), Tap("state"), Rnn(32, Activation = RnnActivation.Sigmoid), Add("both"), Output("sum")]
[From("state"), RmsNorm, Dense(3), Softmax, Output("choice")]
public partial class BranchedStream;

/// <summary>Weights of more floats than a cache has, of few outputs and of many.</summary>
[Network(4, 300)]
[Dense(280), Gelu, Gru(40), Dense(300), Dense(3), MeanSquaredError]
public partial class LargeStream;

/// <summary>Causal convolutions with dilation and with groups, statistics of channels, and a sum around one.</summary>
[Network(2, 14)]
[Conv1D(18, 3, Padding = Padding.Causal), BatchNorm, Relu, Tap("x"), Conv1D(18, 2, Padding = Padding.Causal, Dilation = 4), Tanh, Add("x")]
[Conv1D(6, 2, Padding = Padding.Causal, Groups = 3), Gelu, Conv1D(3, 1), MeanSquaredError]
public partial class CausalStream;

/// <summary>A signal of one channel, kernels of each channel's own, whole panels.</summary>
[Network(1, 40)]
[Conv1D(16, 5, Padding = Padding.Causal), Silu, Conv1D(16, 3, Padding = Padding.Causal, Groups = 16, Bias = false), BatchNorm, Conv1D(1, 1), MeanSquaredError]
public partial class SignalStream;

/// <summary>A block of a transformer: heads of a whole panel that turn with the steps, more steps than a panel has lanes.</summary>
[Network(19, 6)]
[Dense(32), Tap("x"), LayerNorm, SelfAttention(Heads = 2, Causal = true, Rotary = true), Add("x"), Tap("y"), Dense(24), Gelu, Dense(32), Add("y"), Dense(2), MeanSquaredError]
public partial class AttendingStream;

/// <summary>Heads of four features, trained positions, dropout that inference hasn't, a second attention behind the first one.</summary>
[Network(11, 5)]
[Dense(12), PositionEmbedding, SelfAttention(Heads = 3, Causal = true, Dropout = 0.2f), SelfAttention(Heads = 1, Causal = true, Bias = false), Dense(1), MeanSquaredError]
public partial class PositionedStream;

/// <summary>Sines and cosines before a recurrence and an attention of odd width.</summary>
[Network(17, 7)]
[PositionalEncoding, Lstm(9), SelfAttention(Causal = true), Dense(3), MeanSquaredError]
public partial class EncodedStream;

/// <summary>Attention that sees later steps: no stream.</summary>
[Network(5, 4)]
[SelfAttention, Gru(3), Dense(1), MeanSquaredError]
public partial class LaterSteps;

/// <summary>Windows whose last step alone is made: no stream.</summary>
[Network(5, 4)]
[Lstm(8, Steps = Steps.Last), Dense(1), MeanSquaredError]
public partial class LastStepOnly;
