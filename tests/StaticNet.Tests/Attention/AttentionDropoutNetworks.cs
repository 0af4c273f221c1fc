namespace StaticNet.Tests.Attention;

/// <summary>Dropout in heads of samples that may be shorter than a block, and fill panels or don't.</summary>
[Network(21, 6, Lengths = true)]
[SelfAttention(Heads = 2, Dropout = 0.4f), Dense(3)]
[MeanSquaredError]
public partial class ShorterDroppedHeads;

/// <summary>The same of whole panels of features, where no step sees a later one.</summary>
[Network(21, 32, Lengths = true)]
[SelfAttention(Heads = 2, Causal = true, Rotary = true, Dropout = 0.25f), Dense(3)]
[MeanSquaredError]
public partial class ShorterDroppedWideHeads;

/// <summary>Nothing that a step says is heard.</summary>
[Network(5, 6)]
[SelfAttention(Heads = 2, Dropout = 1f)]
[MeanSquaredError]
public partial class DropoutOfEverything;
