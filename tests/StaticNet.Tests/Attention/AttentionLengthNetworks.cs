namespace StaticNet.Tests.Attention;

/// <summary>Fewer steps than a block has rows, and heads of widths that no vector's divides.</summary>
[Network(5, 6, Lengths = true)]
[SelfAttention(Heads = 2), Tanh, Dense(3)]
[MeanSquaredError]
public partial class ShorterHeads;

/// <summary>The same, where no step sees a later one.</summary>
[Network(6, 8, Lengths = true)]
[SelfAttention(Heads = 4, Causal = true, Bias = false), Tanh, Dense(3)]
[SoftmaxCrossEntropy]
public partial class ShorterCausalHeads;

/// <summary>Samples that fill blocks, panels of keys, or neither; whole panels of features.</summary>
[Network(21, 32, Lengths = true)]
[SelfAttention(Heads = 2), Tanh, Dense(3)]
[MeanSquaredError]
public partial class LongerHeads;

/// <summary>The same, where the one doesn't see later steps, and what it makes of those that aren't there is nothing to the other.</summary>
[Network(19, 12, Lengths = true)]
[SelfAttention(Causal = true), SelfAttention(Heads = 2, Rotary = true), Dense(3)]
[SoftmaxCrossEntropy]
public partial class LongerCausalHeads;
