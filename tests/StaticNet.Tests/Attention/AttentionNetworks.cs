namespace StaticNet.Tests.Attention;

/// <summary>Heads of widths that no vector's divides.</summary>
[Network(5, 6)]
[SelfAttention(Heads = 2), Dense(3)]
[MeanSquaredError]
public partial class OddHeads;

/// <summary>More steps than a vector has lanes, whole vectors of features, and no step that sees a later one.</summary>
[Network(19, 32)]
[SelfAttention(Heads = 2, Causal = true, Bias = false), Tanh, Dense(3)]
[SoftmaxCrossEntropy]
public partial class CausalHeads;

/// <summary>A head alone, of one step.</summary>
[Network(1, 5)]
[Dense(20), SelfAttention, Dense(2)]
[MeanSquaredError]
public partial class LoneStep;

/// <summary>Turned heads, whose halves no vector's width divides.</summary>
[Network(5, 12)]
[SelfAttention(Heads = 2, Rotary = true), Dense(3)]
[MeanSquaredError]
public partial class TurnedHeads;

/// <summary>Turned heads whose halves are whole vectors, on short waves.</summary>
[Network(19, 64)]
[SelfAttention(Heads = 2, Causal = true, Rotary = true, RotaryBase = 50f), Dense(3)]
[SoftmaxCrossEntropy]
public partial class TurnedWideHeads;
