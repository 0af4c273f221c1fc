using StaticNet;

namespace StaticNetApp;

/// <summary>Letters in, scores for the next letter out, after each of 64: what it has read is in the recurrence's state.</summary>
[Network(Tokens = 64, Vocabulary = 256)]
[Embedding(32)]
[Lstm(128)]
[Dense(256)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class Writer;
