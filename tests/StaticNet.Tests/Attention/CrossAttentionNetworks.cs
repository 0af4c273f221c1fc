namespace StaticNet.Tests.Attention;

/// <summary>Few steps on both sides, heads of widths that no vector's divides, weights in one matrix whose parts fill no panel.</summary>
[Network]
[Input("seen", 7, 6)]
[Input("x", 5, 6), CrossAttention("seen", Heads = 2), Dense(3)]
[MeanSquaredError]
public partial class OddCross;

/// <summary>Whole panels of features, of another sequence with others; gradients of both go on.</summary>
[Network]
[Input("seen", 19, 5), Dense(20), Tanh, Tap("memory")]
[Input("x", 9, 3), Dense(32), CrossAttention("memory", Heads = 2, Bias = false), Tanh, Dense(3)]
[SoftmaxCrossEntropy]
public partial class WideCross;

/// <summary>The same in one matrix of whole panels; fewer steps answer than a block has, and each looks twice.</summary>
[Network]
[Input("seen", 3, 32)]
[Input("x", 21, 32), CrossAttention("seen", Heads = 4), CrossAttention("seen"), Dense(2)]
[MeanSquaredError]
public partial class RepeatedCross;

/// <summary>A single step asks, of heads that fill no vector, in three matrices with a bias.</summary>
[Network]
[Input("seen", 21, 5)]
[Input("x", 1, 18), CrossAttention("seen", Heads = 3), Dense(2)]
[MeanSquaredError]
public partial class LoneQuery;

/// <summary>A sequence and itself, raw and made.</summary>
[Network(6, 10)]
[Tap("raw"), Dense(12), Tap("made"), CrossAttention("made", Heads = 2), CrossAttention("raw", Heads = 3), Dense(2)]
[MeanSquaredError]
public partial class CrossOfOneInput;

/// <summary>Dropout on the way, behind another mask.</summary>
[Network]
[Input("seen", 19, 5)]
[Input("x", 6, 12), Dropout(0.2f), CrossAttention("seen", Heads = 2, Dropout = 0.4f), Dense(2)]
[MeanSquaredError]
public partial class DroppedCross;

/// <summary>A part with parameters that are used twice.</summary>
[Block]
[Tap("x"), Dense(6), Tanh, CrossAttention("x", Heads = 2)]
public class CrossBlock;

/// <summary>Gradients of parts of a matrix that two places share.</summary>
[Network(5, 6)]
[Use<CrossBlock>(Name = "One"), Use<CrossBlock>(SharedWith = "One"), Dense(2)]
[MeanSquaredError]
[ClipGradientNorm(0.1f)]
public partial class SharedCross;

/// <summary>Both sequences have lengths.</summary>
[Network]
[Input("seen", 19, 5, Lengths = true), Dense(8), Tap("m")]
[Input("x", 19, 8, Lengths = true), CrossAttention("m", Heads = 2), Dense(3)]
[MeanSquaredError]
public partial class ShorterBoth;

/// <summary>The sequence that answers has lengths.</summary>
[Network]
[Input("seen", 19, 5, Lengths = true)]
[Input("x", 4, 16), CrossAttention("seen", Dropout = 0.3f), Dense(3)]
[MeanSquaredError]
public partial class ShorterMemory;

/// <summary>The sequence that asks has lengths, and the other as many steps as it may have at most.</summary>
[Network]
[Input("seen", 9, 6)]
[Input("x", 9, 6, Lengths = true), CrossAttention("seen", Heads = 3), Dense(3)]
[MeanSquaredError]
public partial class ShorterQueries;
