namespace StaticNet.Benchmarks.Networks;

/// <summary>A transformer of four blocks on 64 tokens of 65, which foretells the token after each.</summary>
[Network(Tokens = 64, Vocabulary = 65)]
[Embedding(128), PositionEmbedding]
[Use<GptSmallBlock>(Repeat = 4)]
[LayerNorm, Dense(65)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class GptSmall;
