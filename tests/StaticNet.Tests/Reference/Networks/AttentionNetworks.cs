namespace StaticNet.Tests.Reference;

[Network(5, 8)]
[SelfAttention(Heads = 2), Tanh, Dense(3)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceAttention;

[Network(6, 6)]
[SelfAttention(Heads = 3, Causal = true, Bias = false), Tanh, Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceCausalAttention;

[Network(6, 8, Lengths = true)]
[SelfAttention(Heads = 2), Tanh, Dense(3)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceAttentionLengths;

[Network(5, 8, Lengths = true)]
[SelfAttention(Heads = 4, Causal = true, Bias = false), Tanh, Dense(3)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceCausalAttentionLengths;

[Network]
[Input("seen", 6, 8)]
[Input("x", 5, 8), CrossAttention("seen", Heads = 2), Tanh, Dense(3)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceCrossAttention;

[Network]
[Input("seen", 7, 5)]
[Input("x", 6, 12), CrossAttention("seen", Heads = 3), Tanh, Dense(4)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceCrossAttentionWidths;

[Network]
[Input("seen", 9, 6)]
[Input("x", 4, 10), CrossAttention("seen", Heads = 5, Bias = false), Tanh, Dense(3)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceCrossAttentionWithoutBias;

[Network(5, 8)]
[Tap("x"), LayerNorm, SelfAttention(Heads = 2), Add("x"), Tap("y")]
[LayerNorm, Dense(16), Gelu, Dense(8), Add("y"), Dense(3)]
[MeanSquaredError]
[ClipGradientNorm(0.5f)]
public partial class ReferenceTransformerBlock;

/// <summary>A transformer's part, normalized before each of its two halves.</summary>
[Block]
[Tap("x"), LayerNorm, SelfAttention(Heads = 2, Causal = true), Add("x"), Tap("y")]
[LayerNorm, Dense(64), Gelu, Dense(16), Add("y")]
public class ReferenceGptBlock;

/// <summary>The same without a bias in its attention.</summary>
[Block]
[Tap("x"), LayerNorm, SelfAttention(Heads = 2, Causal = true, Bias = false), Add("x"), Tap("y")]
[LayerNorm, Dense(64), Gelu, Dense(16), Add("y")]
public class ReferenceGptBlockWithoutBias;

[Network(Tokens = 12, Vocabulary = 17)]
[Embedding(16), PositionEmbedding, Use<ReferenceGptBlock>(Repeat = 2), LayerNorm, Dense(17, Bias = false)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceGpt;

[Network(Tokens = 12, Vocabulary = 17)]
[Embedding(16), PositionEmbedding, Use<ReferenceGptBlockWithoutBias>(Repeat = 2), LayerNorm, Dense(17, Bias = false)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class ReferenceGptWithoutBias;
