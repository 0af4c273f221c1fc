namespace StaticNet.Tests.Embedding;

/// <summary>A table and nothing else, its gradient the caller's.</summary>
[Network(Tokens = 3, Vocabulary = 5)]
[Embedding(4), Output("y")]
public partial class Table;

/// <summary>Rows that no vector's width divides, a padding token, and clipping by norm.</summary>
[Network(Tokens = 4, Vocabulary = 7)]
[Embedding(19, PaddingIndex = 2), Output("y")]
[ClipGradientNorm(0.5f)]
public partial class PaddedTable;

/// <summary>A norm of magnitudes of gradients that were limited before.</summary>
[Network(Tokens = 4, Vocabulary = 7)]
[Embedding(19), Output("y")]
[ClipGradientValue(0.25f), ClipGradientNorm(1f, Norm = GradientNorm.L1)]
public partial class LimitedTable;

/// <summary>A table that starts small.</summary>
[Network(Tokens = 1, Vocabulary = 512)]
[Embedding(64, InitDeviation = 0.02f), Output("y")]
public partial class SmallTable;

/// <summary>Rows enough that workers share the table.</summary>
[Network(Tokens = 24, Vocabulary = 50)]
[Embedding(40, PaddingIndex = 0), LayerNorm, Dense(33), Gelu, Dense(50)]
[SoftmaxCrossEntropy]
[ClipGradientNorm(1f)]
public partial class Language;

/// <summary>Integers and floats beside each other, the floats first.</summary>
[Network]
[Input("place", 3), Dense(6), Tanh, Tap("where")]
[Input("words", Tokens = 2, Vocabulary = 9), Embedding(3), Flatten, Concat("where")]
[Input("tags", Tokens = 1, Vocabulary = 4), Embedding(6), Flatten, Multiply("where"), Tap("tag")]
[From("Concat1"), Dense(6), Add("tag"), Dense(2), MeanSquaredError]
public partial class Mixture;

/// <summary>A part that looks words up.</summary>
[Block]
[Embedding(5)]
public class Words;

/// <summary>One table for two inputs.</summary>
[Network]
[Input("question", Tokens = 2, Vocabulary = 6), Use<Words>(Name = "Read"), Tap("asked")]
[Input("answer", Tokens = 2, Vocabulary = 6), Use<Words>(SharedWith = "Read"), Multiply("asked"), Output("both")]
public partial class OneTable;
