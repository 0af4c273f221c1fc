namespace StaticNet.Onnx.Tests.Networks;

/// <summary>A block of a transformer.</summary>
[Block]
[Tap("x"), LayerNorm, SelfAttention(Heads = 2, Causal = true), Add("x"), Tap("y"), RmsNorm, Dense(24), Gelu, Dense(12), Add("y")]
public class Turn;

/// <summary>A small GPT whose last weights are the embedding's.</summary>
[Network(Tokens = 7, Vocabulary = 11)]
[Embedding(12, Name = "table"), PositionEmbedding, Use<Turn>(Name = "first"), Use<Turn>(SharedWith = "first"), LayerNorm, Dense(11, WeightsOf = "table"), SoftmaxCrossEntropy]
public partial class Writer;

/// <summary>Attention in its other forms.</summary>
[Network(6, 8)]
[PositionalEncoding, SelfAttention(Heads = 2, Rotary = true), SelfAttention(Bias = false), SelfAttention(Heads = 2, Causal = true, Rotary = true, RotaryBase = 100f), PositionalEncoding(Wavelength = 50f)]
[GlobalMaxPool(OverSteps = true), Output("made")]
public partial class Attending;

/// <summary>The same over samples that may be shorter.</summary>
[Network(6, 8, Lengths = true)]
[SelfAttention(Heads = 2, Rotary = true), Tap("x"), SelfAttention(Heads = 4, Causal = true), Dense(8), Sigmoid, Add("x"), Dense(3), SoftmaxCrossEntropy]
public partial class AttendingShorter;

/// <summary>Steps that look at others, of as many features and of fewer.</summary>
[Network]
[Input("source", 5, 4), Tap("narrow"), Dense(6), Tap("memory")]
[Input("target", 3, 6), CrossAttention("memory", Heads = 2), CrossAttention("narrow", Heads = 3, Bias = false), CrossAttention("narrow"), Output("made")]
public partial class Reading;

/// <summary>The same where those may be fewer.</summary>
[Network]
[Input("source", 5, 4, Lengths = true), Dense(6), Tap("memory")]
[Input("target", 3, 6), CrossAttention("memory", Heads = 2), Output("made")]
public partial class ReadingShorter;

/// <summary>Plain recurrences.</summary>
[Network(5, 4)]
[Rnn(6), Rnn(5, Activation = RnnActivation.Relu), Rnn(5, Activation = RnnActivation.Sigmoid, Bidirectional = true), Rnn(4, Layers = 2, Steps = Steps.Last), Dense(2), MeanSquaredError]
public partial class Plain;

/// <summary>LSTMs in layers and both directions.</summary>
[Network(5, 4)]
[Lstm(6), Lstm(5, Layers = 3, Bidirectional = true), GlobalAvgPool(OverSteps = true), Dense(2), MeanSquaredError]
public partial class LongMemory;

/// <summary>GRUs in layers and both directions.</summary>
[Network(5, 4)]
[Gru(6, Layers = 2), Gru(5, Bidirectional = true, Steps = Steps.Last), Dense(2), MeanSquaredError]
public partial class Gated;

/// <summary>Initial states that the network makes.</summary>
[Network]
[Input("context", 4, 6), Dense(5), Tanh, Tap("state"), From("context"), Dense(5), Tap("cell"), From("context"), Flatten, Dense(3), Tap("one")]
[Input("steps", 7, 3), Lstm(5, Layers = 2, Bidirectional = true, InitialState = "state", InitialCell = "cell"), Gru(3, InitialState = "one"), Rnn(5, Layers = 4, InitialState = "cell"), Output("made")]
public partial class Begun;

/// <summary>Recurrences over samples that may be shorter.</summary>
[Network]
[Input("context", 2, 6), Dense(4), Tanh, Tap("state")]
[Input("words", Tokens = 6, Vocabulary = 5, Lengths = true), Embedding(3, PaddingIndex = 1), Tap("looked")]
[Input("steps", 6, 3, Lengths = true), Add("looked"), Gru(4, Bidirectional = true, InitialState = "state"), Tap("gated"), Lstm(5, Layers = 2, Bidirectional = true), Dense(3), Output("all")]
[From("gated"), Rnn(5, Bidirectional = true, Steps = Steps.Last), Dense(2), Output("last")]
[From("gated"), GlobalAvgPool(OverSteps = true), Output("mean"), From("gated"), GlobalMaxPool(OverSteps = true), Output("largest"), From("gated"), Flatten, Dense(2), Output("flat")]
public partial class Shorter;
