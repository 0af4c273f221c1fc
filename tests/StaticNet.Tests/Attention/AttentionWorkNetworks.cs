namespace StaticNet.Tests.Attention;

/// <summary>Attention and positions large enough for workers to share.</summary>
[Network(Tokens = 20, Vocabulary = 11)]
[Embedding(32), PositionEmbedding, PositionalEncoding]
[Tap("x"), SelfAttention(Heads = 2, Causal = true), Add("x"), LayerNorm, SelfAttention(Heads = 8, Bias = false), Dense(11)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class SharedAttention;

/// <summary>The same of samples with lengths.</summary>
[Network(Tokens = 20, Vocabulary = 11, Lengths = true)]
[Embedding(32), PositionEmbedding, PositionalEncoding]
[Tap("x"), SelfAttention(Heads = 2, Causal = true), Add("x"), LayerNorm, SelfAttention(Heads = 8, Bias = false), Dense(11)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class SharedLengthAttention;

/// <summary>The same with dropout of what steps say.</summary>
[Network(Tokens = 20, Vocabulary = 11)]
[Embedding(32), PositionEmbedding, PositionalEncoding]
[Tap("x"), SelfAttention(Heads = 2, Causal = true, Dropout = 0.2f), Add("x"), LayerNorm, SelfAttention(Heads = 8, Bias = false, Dropout = 0.4f), Dense(11)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class SharedDropoutAttention;

/// <summary>Attention to another sequence, of features of its own, whose steps see each other; and to the same one.</summary>
[Network]
[Input("source", Tokens = 20, Vocabulary = 11, Lengths = true), Embedding(24), PositionEmbedding, SelfAttention(Heads = 2), Tap("memory")]
[Input("target", Tokens = 20, Vocabulary = 11, Lengths = true), Embedding(32), PositionEmbedding]
[Tap("x"), CrossAttention("memory", Heads = 2, Dropout = 0.2f), Add("x"), LayerNorm, Tap("y"), CrossAttention("y", Heads = 8, Bias = false), Dense(11)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(0.5f)]
public partial class SharedCrossAttention;
