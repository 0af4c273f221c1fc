namespace StaticNet.Tests.Reference;

[Network(6, 4)]
[Rnn(5, Steps = Steps.Last), Dense(3)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceRnnTanh;

[Network(5, 3)]
[Rnn(6, Activation = RnnActivation.Relu), Dense(2)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceRnnRelu;

[Network(6, 4)]
[Lstm(5, Steps = Steps.Last), Dense(3)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceLstm;

[Network(Tokens = 6, Vocabulary = 9)]
[Embedding(5, PaddingIndex = 0), Lstm(6), Dense(9)]
[SoftmaxCrossEntropy(IgnoreLabel = -100)]
[ClipGradientNorm(0.5f)]
public partial class ReferenceEmbeddingLstm;

[Network(6, 4)]
[Gru(5), Dense(3)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceGru;

[Network(5, 3)]
[Lstm(6, Layers = 2), Dense(4)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceLstmLayers;

[Network(7, 3)]
[Gru(4, Layers = 2, Steps = Steps.Last), Dense(3)]
[SoftmaxCrossEntropy]
[ClipGradientValue(0.07f)]
public partial class ReferenceGruLayers;

[Network(5, 4)]
[Lstm(4, Bidirectional = true), Dense(3)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceLstmBidirectional;

[Network(6, 3)]
[Lstm(4, Bidirectional = true, Steps = Steps.Last), Dense(3)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceLstmBidirectionalLast;

[Network]
[Input("input", 5, 3), Input("h0", 2, 4), Input("c0", 2, 4)]
[From("input"), Lstm(4, Layers = 2, Steps = Steps.Last, InitialState = "h0", InitialCell = "c0"), Dense(3)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceLstmState;

[Network]
[Input("input", 4, 5), Input("h0", 3)]
[From("input"), Gru(3, InitialState = "h0"), Dense(2)]
[MeanSquaredError]
[ClipGradientValue(0.1f)]
public partial class ReferenceGruState;

[Network(7, 3, Lengths = true)]
[Rnn(5), Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceRnnLengths;

[Network(6, 4, Lengths = true)]
[Lstm(5)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceLstmLengths;

[Network(6, 3, Lengths = true)]
[Gru(5, Steps = Steps.Last), Dense(3)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceGruLengthsLast;

[Network(6, 3, Lengths = true)]
[Lstm(4, Bidirectional = true), Dense(3)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceLstmBidirectionalLengths;

[Network(5, 4, Lengths = true)]
[Lstm(3, Bidirectional = true, Steps = Steps.Last), Dense(2)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceLstmBidirectionalLengthsLast;

[Network(Tokens = 7, Vocabulary = 8, Lengths = true)]
[Embedding(6), Lstm(6), Dense(8, WeightsOf = "Embedding1", Bias = false)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceTiedLstm;
