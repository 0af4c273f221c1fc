namespace StaticNet.Benchmarks.Networks;

/// <summary>A block of <see cref="GptSmall"/> with normalization before each half: causal attention of four heads, and two dense layers for each step by itself.</summary>
[Block]
[Tap("x"), LayerNorm, SelfAttention(Heads = 4, Causal = true), Add("x"), Tap("y")]
[LayerNorm, Dense(512), Gelu, Dense(128), Add("y")]
internal sealed class GptSmallBlock;
